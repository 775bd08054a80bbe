"""The parts that all pages use; they know nothing of workers, store or threads.

| Module | Gives |
|---|---|
| `buttons` | `Button(text, Role.PLAIN, icon=, key=)`, `IconButton`: connect `triggered`, `refused` |
| `fields` | `Field(label, editor, required=, remark=, pinnable=)`, `Note(level, text)`, `set_notes` |
| `editors` · `text_area` | `TextEdit`, `DigitsEdit`, `DateEdit`, `SearchEdit`; `Editor` · `TextArea` |
| `nik_edit` · `choice_edit` · `segment_edit` | `NikEdit`, `Meaning` · `ChoiceEdit`, `Choice` · … |
| `passphrase_edit` · `ticks` | `PassphraseEdit` · `Tick`, `Switch` |
| `badges` · `chips` · `filter_chip` · `tabs` | `Badge(code)`, `Chip`, `FilterChip`, `Tabs` |
| `labels` · `facts` | `Label`, `ElidedLabel`, `IconView`, `IconLine`, `KeyCap`, `Facts` |
| `panels` · `flow` | `Ground`, `Card`, `Panel`, `Rule`, `Scroll`, `row`, `column`, `flow` |
| `banners` · `empty` · `progress` | `Banner`, `UndoBanner`, `EmptyState`, `ProgressStrip`, `Track` |
| `strips` | `ActionBar`, `MissingStrip`, `BulkBar` |
| `row_buttons` | `WorkRow`, `CountRow`, `CheckRow`, `LinkRow` |
| `tables` · `lists` · `cells` | `Table` · `LineList` · `Column`, `CellKind`, `CellRole` |
| `rows` | `RowsModel`, `Row`, `Cell`: a model for what fits into memory |
| `counters` · `steps` | `Counters`, `Count` · `StepList`, `StepBlock` |
| `bars` · `funnel` | `ShareRow`, `StackedBar`, `WeekBars` · `Funnel`, `Stage` |
| `proposals` · `dialogs` · `overlay` | `ProposalPanel`, `AcknowledgeBox` · `Question` · `Overlay` |

Levels are the words "error", "warning", "info", "ok"; colours and fonts are named by tokens of
`ui.tokens` and roles of `ui.fonts`. Give every part a parent (by a layout) before showing or hiding
it: a part without a parent opens as a window of its own.
"""
