; The installer for Windows: for one user, without an administrator, without a network.
; Made by `python3 packaging/dev.py installer`, which gives VERSION, TREE (the program's folder), REMOVE (what of it to delete),
; LAID (the files at its top) and KEEP (the same as lines that pass them over), ICON, OUT, KILOBYTES, and how the window is started: WINDOW (program), WORDS (its words).
; It never touches an office's data: those lie where the office put them, and no line here names that place.

Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!define NAME "Pekerja Rentan"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\PekerjaRentan"

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "TextFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

Name "${NAME} ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME}: pemasang"
VIAddVersionKey "CompanyName" "Para penyumbang Pekerja Rentan"
VIAddVersionKey "LegalCopyright" "Lisensi MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION Start
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"

LangString Copying ${LANG_INDONESIAN} "Menyalin data kantor sebelum pembaruan ..."
LangString Copying ${LANG_ENGLISH} "Copying the offices' data before the update ..."
LangString NotCopied ${LANG_INDONESIAN} "Data kantor belum dapat disalin. Tutup ${NAME}, pastikan disk tidak penuh, lalu ulangi.$\r$\n$\r$\nBelum ada yang berubah."
LangString NotCopied ${LANG_ENGLISH} "The offices' data could not be copied. Close ${NAME}, see that the disk is not full, and try again.$\r$\n$\r$\nNothing has been changed."
LangString InUse ${LANG_INDONESIAN} "${NAME} sedang terbuka. Tutup programnya, lalu ulangi.$\r$\n$\r$\nBelum ada yang berubah."
LangString InUse ${LANG_ENGLISH} "${NAME} is open. Close the program and try again.$\r$\n$\r$\nNothing has been changed."
LangString TooOld ${LANG_INDONESIAN} "${NAME} perlu Windows 10 atau lebih baru, 64-bit."
LangString TooOld ${LANG_ENGLISH} "${NAME} needs Windows 10 or newer, 64-bit."
LangString Foreign ${LANG_INDONESIAN} "Folder ini berisi berkas lain. Pilih folder kosong."
LangString Foreign ${LANG_ENGLISH} "This folder holds other files. Choose an empty one."

Function .onInit
  SetShellVarContext current
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 6
    Quit
  ${EndIf}
FunctionEnd

Function Start
  Exec '"$INSTDIR\${WINDOW}" ${WORDS}'
FunctionEnd

; An office's data are copied by the program that is there now, before one file of it changes.
Function CopyOffices
  again:
  DetailPrint "$(Copying)"
  ${If} ${FileExists} "$INSTDIR\isi\base_library.zip" ; packed by PyInstaller, whatever else was cut off
    nsExec::ExecToLog '"$INSTDIR\pekerja-rentan-perintah.exe" keep-copies'
  ${Else}
    nsExec::ExecToLog '"$INSTDIR\python.exe" -m ui keep-copies'
  ${EndIf}
  Pop $0
  ${If} $0 != 0
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(NotCopied)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

; Where isi.lama lies, the last update was cut off by a power cut: what it was to replace is whole there.
Function GoBack
  ${If} ${FileExists} "$INSTDIR\isi.lama\*"
    RMDir /r "$INSTDIR\isi"
    Rename "$INSTDIR\isi.lama" "$INSTDIR\isi"
  ${EndIf}
  RMDir /r "$INSTDIR\isi.buang"
FunctionEnd

; Windows does not rename a folder out of which a program runs: so it is known whether it is open.
Function SetAside
  again:
  ClearErrors
  Rename "$INSTDIR\isi" "$INSTDIR\isi.lama"
  ${If} ${Errors}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(InUse)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

; What the version before laid beside isi and this one does not: Python's own files, or the packed programs.
Function RemoveFormer
  ClearErrors
  FileOpen $1 "$INSTDIR\isi.lama\terpasang.txt" r
  IfErrors none
  again:
  ClearErrors
  FileRead $1 $2
  IfErrors done
  ${TrimNewLines} "$2" $2
  StrCmp $2 "" again
  !include "${KEEP}"
  Delete "$INSTDIR\$2"
  Goto again
  done:
  FileClose $1
  none:
  ClearErrors
FunctionEnd

; A folder with somebody's files in it is no place for a program that is taken away again.
Function DemandOwnFolder
  FindFirst $1 $2 "$INSTDIR\*"
  ${DoWhile} $2 != ""
    ${If} $2 != "."
    ${AndIf} $2 != ".."
      FindClose $1
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(Foreign)" /SD IDOK
      SetErrorLevel 4
      Quit
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
FunctionEnd

Section
  Call GoBack
  ${If} ${FileExists} "$INSTDIR\lepas.exe"
  ${AndIf} ${FileExists} "$INSTDIR\isi\*"
    Call CopyOffices
    Call SetAside
  ${ElseIfNot} ${FileExists} "$INSTDIR\isi\PySide6\*" ; else the first installing was cut off: laid over it
    Call DemandOwnFolder
  ${EndIf}
  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${TREE}\*"
  File "/oname=isi\terpasang.txt" "${LAID}"
  ${If} ${Errors}
    RMDir /r "$INSTDIR\isi"
    Rename "$INSTDIR\isi.lama" "$INSTDIR\isi"
    SetErrorLevel 5
    Abort
  ${EndIf}
  File "/oname=pekerja-rentan.ico" "${ICON}"
  Call RemoveFormer
  Rename "$INSTDIR\isi.lama" "$INSTDIR\isi.buang"
  RMDir /r "$INSTDIR\isi.buang"
  WriteUninstaller "$INSTDIR\lepas.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}" '${WORDS}' "$INSTDIR\pekerja-rentan.ico"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW}" '${WORDS}' "$INSTDIR\pekerja-rentan.ico"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\pekerja-rentan.ico"
  WriteRegStr HKCU "${KEY}" "Publisher" "Para penyumbang Pekerja Rentan"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\lepas.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\lepas.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; Only what the installer laid down, name by name. The folder itself goes when nothing else lies in it.
Section "Uninstall"
  SetShellVarContext current
  ${If} ${FileExists} "$INSTDIR\isi\*"
    ClearErrors
    Rename "$INSTDIR\isi" "$INSTDIR\isi.lepas"
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(InUse)" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${EndIf}
  RMDir /r "$INSTDIR\isi.lepas"
  !include "${REMOVE}"
  Delete "$INSTDIR\pekerja-rentan.ico"
  Delete "$INSTDIR\lepas.exe"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
