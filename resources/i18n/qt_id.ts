<?xml version="1.0" encoding="utf-8"?>
<!-- Our Indonesian words for what Qt itself shows; Qt ships none (no qtbase_id). Compiled by `dev.py words`. -->
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>QPlatformTheme</name>
    <message><source>OK</source><translation>OK</translation></message>
    <message><source>Save</source><translation>Simpan</translation></message>
    <message><source>Save All</source><translation>Simpan semua</translation></message>
    <message><source>Open</source><translation>Buka</translation></message>
    <message><source>&amp;Yes</source><translation>Ya</translation></message>
    <message><source>Yes to &amp;All</source><translation>Ya untuk semua</translation></message>
    <message><source>&amp;No</source><translation>Tidak</translation></message>
    <message><source>N&amp;o to All</source><translation>Tidak untuk semua</translation></message>
    <message><source>Abort</source><translation>Hentikan</translation></message>
    <message><source>Retry</source><translation>Ulangi</translation></message>
    <message><source>Ignore</source><translation>Abaikan</translation></message>
    <message><source>Close</source><translation>Tutup</translation></message>
    <message><source>Cancel</source><translation>Batal</translation></message>
    <message><source>Discard</source><translation>Buang</translation></message>
    <message><source>Help</source><translation>Bantuan</translation></message>
    <message><source>Apply</source><translation>Terapkan</translation></message>
    <message><source>Reset</source><translation>Kembalikan</translation></message>
    <message><source>Restore Defaults</source><translation>Kembalikan ke semula</translation></message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message><source>OK</source><translation>OK</translation></message>
</context>
<context>
    <name>QLineEdit</name>
    <message><source>&amp;Undo</source><translation>Urungkan</translation></message>
    <message><source>&amp;Redo</source><translation>Ulangi</translation></message>
    <message><source>Cu&amp;t</source><translation>Potong</translation></message>
    <message><source>&amp;Copy</source><translation>Salin</translation></message>
    <message><source>&amp;Paste</source><translation>Tempel</translation></message>
    <message><source>Delete</source><translation>Hapus</translation></message>
    <message><source>Select All</source><translation>Pilih semua</translation></message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message><source>&amp;Undo</source><translation>Urungkan</translation></message>
    <message><source>&amp;Redo</source><translation>Ulangi</translation></message>
    <message><source>Cu&amp;t</source><translation>Potong</translation></message>
    <message><source>&amp;Copy</source><translation>Salin</translation></message>
    <message><source>&amp;Paste</source><translation>Tempel</translation></message>
    <message><source>Delete</source><translation>Hapus</translation></message>
    <message><source>Select All</source><translation>Pilih semua</translation></message>
    <message><source>Copy &amp;Link Location</source><translation>Salin alamat tautan</translation></message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message><source>&amp;Select All</source><translation>Pilih semua</translation></message>
    <message><source>&amp;Step up</source><translation>Naik</translation></message>
    <message><source>Step &amp;down</source><translation>Turun</translation></message>
</context>
<context>
    <name>QScrollBar</name>
    <message><source>Scroll here</source><translation>Gulir ke sini</translation></message>
    <message><source>Left edge</source><translation>Tepi kiri</translation></message>
    <message><source>Top</source><translation>Paling atas</translation></message>
    <message><source>Right edge</source><translation>Tepi kanan</translation></message>
    <message><source>Bottom</source><translation>Paling bawah</translation></message>
    <message><source>Page left</source><translation>Selayar ke kiri</translation></message>
    <message><source>Page up</source><translation>Selayar ke atas</translation></message>
    <message><source>Page right</source><translation>Selayar ke kanan</translation></message>
    <message><source>Page down</source><translation>Selayar ke bawah</translation></message>
    <message><source>Scroll left</source><translation>Gulir ke kiri</translation></message>
    <message><source>Scroll up</source><translation>Gulir ke atas</translation></message>
    <message><source>Scroll right</source><translation>Gulir ke kanan</translation></message>
    <message><source>Scroll down</source><translation>Gulir ke bawah</translation></message>
</context>
<context>
    <name>QMessageBox</name>
    <message><source>Show Details...</source><translation>Lihat rincian…</translation></message>
    <message><source>Hide Details...</source><translation>Sembunyikan rincian…</translation></message>
</context>
<context>
    <name>QUnicodeControlCharacterMenu</name>
    <message><source>Insert Unicode control character</source><translation>Sisipkan tanda kendali Unicode</translation></message>
</context>
<context>
    <name>QComboBox</name>
    <message><source>Open the combo box selection popup</source><translation>Buka pilihan</translation></message>
</context>
<context>
    <name>QFileDialog</name>
    <message><source>&amp;Look in:</source><translation>Cari di:</translation></message>
    <message><source>Back</source><translation>Kembali</translation></message>
    <message><source>Go back</source><translation>Kembali</translation></message>
    <message><source>Forward</source><translation>Maju</translation></message>
    <message><source>Go forward</source><translation>Maju</translation></message>
    <message><source>Parent Directory</source><translation>Folder di atasnya</translation></message>
    <message><source>Go to the parent directory</source><translation>Ke folder di atasnya</translation></message>
    <message><source>Create New Folder</source><translation>Folder baru</translation></message>
    <message><source>Create a New Folder</source><translation>Buat folder baru</translation></message>
    <message><source>List View</source><translation>Daftar</translation></message>
    <message><source>Change to list view mode</source><translation>Tampilkan sebagai daftar</translation></message>
    <message><source>Detail View</source><translation>Rincian</translation></message>
    <message><source>Change to detail view mode</source><translation>Tampilkan dengan rincian</translation></message>
    <message><source>Sidebar</source><translation>Tempat</translation></message>
    <message><source>List of places and bookmarks</source><translation>Daftar tempat</translation></message>
    <message><source>Files</source><translation>Berkas</translation></message>
    <message><source>Files of &amp;type:</source><translation>Jenis berkas:</translation></message>
    <message><source>File &amp;name:</source><translation>Nama berkas:</translation></message>
    <message><source>&amp;Open</source><translation>Buka</translation></message>
    <message><source>&amp;Save</source><translation>Simpan</translation></message>
    <message><source>&amp;Choose</source><translation>Pilih</translation></message>
    <message><source>Open</source><translation>Buka</translation></message>
    <message><source>Save As</source><translation>Simpan sebagai</translation></message>
    <message><source>Find Directory</source><translation>Cari folder</translation></message>
    <message><source>Directory:</source><translation>Folder:</translation></message>
    <message><source>Directories</source><translation>Folder</translation></message>
    <message><source>All Files (*)</source><translation>Semua berkas (*)</translation></message>
    <message><source>&amp;Rename</source><translation>Ganti nama</translation></message>
    <message><source>&amp;Delete</source><translation>Hapus</translation></message>
    <message><source>Delete</source><translation>Hapus</translation></message>
    <message><source>Remove</source><translation>Lepas</translation></message>
    <message><source>Show &amp;hidden files</source><translation>Tampilkan berkas tersembunyi</translation></message>
    <message><source>&amp;New Folder</source><translation>Folder baru</translation></message>
    <message><source>New Folder</source><translation>Folder baru</translation></message>
    <message><source>Show </source><translation>Tampilkan </translation></message>
    <message><source>Recent Places</source><translation>Tempat terakhir</translation></message>
    <message><source>Are you sure you want to delete '%1'?</source><translation>Hapus “%1”?</translation></message>
    <message><source>'%1' is write protected.
Do you want to delete it anyway?</source><translation>“%1” dilindungi dari perubahan.
Tetap hapus?</translation></message>
    <message><source>Could not delete directory.</source><translation>Folder tidak dapat dihapus.</translation></message>
    <message><source>%1 already exists.
Do you want to replace it?</source><translation>%1 sudah ada.
Ganti dengan yang baru?</translation></message>
    <message><source>%1
File not found.
Please verify the correct file name was given.</source><translation>%1
Berkas tidak ditemukan.
Periksa nama berkasnya.</translation></message>
    <message><source>%1
Directory not found.
Please verify the correct directory name was given.</source><translation>%1
Folder tidak ditemukan.
Periksa nama foldernya.</translation></message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message><source>Name</source><translation>Nama</translation></message>
    <message><source>Size</source><translation>Ukuran</translation></message>
    <message><source>Kind</source><translation>Jenis</translation></message>
    <message><source>Type</source><translation>Jenis</translation></message>
    <message><source>Date Modified</source><translation>Diubah</translation></message>
    <message><source>My Computer</source><translation>Komputer ini</translation></message>
    <message><source>Computer</source><translation>Komputer</translation></message>
    <message><source>Invalid filename</source><translation>Nama berkas tidak dapat dipakai</translation></message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message><source>Drive</source><translation>Cakram</translation></message>
    <message><source>File</source><translation>Berkas</translation></message>
    <message><source>Folder</source><translation>Folder</translation></message>
    <message><source>Alias</source><translation>Pintasan</translation></message>
    <message><source>Shortcut</source><translation>Pintasan</translation></message>
    <message><source>Unknown</source><translation>Tidak dikenal</translation></message>
    <message><source>File Folder</source><translation>Folder</translation></message>
    <message><source>%1 File</source><translation>Berkas %1</translation></message>
</context>
<context>
    <name>QErrorMessage</name>
    <message><source>&amp;OK</source><translation>OK</translation></message>
</context>
</TS>
