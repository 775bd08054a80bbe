# Make and try the installer on a Windows PC:  powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1
# Needs Python 3.11 to 3.13 (python.org) and NSIS 3 (nsis.sourceforge.io); no administrator.
# It installs and uninstalls for whoever runs it, so it refuses where the program is installed already.
param(
    [string]$Python = "py",
    [string]$MakeNsis = "${env:ProgramFiles(x86)}\NSIS\makensis.exe"
)
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

function Demand([string]$What) {
    if ($LASTEXITCODE -ne 0) { throw "$What failed with exit code $LASTEXITCODE" }
}

$Key = "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\PekerjaRentan"
if (Test-Path $Key) { throw "Pekerja Rentan is installed here already; build on another account" }
if (-not (Test-Path $MakeNsis)) { throw "NSIS not found: $MakeNsis" }
$env:Path = "$(Split-Path $MakeNsis);$env:Path"

& $Python packaging\dev.py build; Demand "build"
& $Python packaging\dev.py installer; Demand "installer"
$Setup = Get-ChildItem dist\Pekerja-Rentan-*.exe | Sort-Object LastWriteTime | Select-Object -Last 1

# Install into a folder of its own, test what was installed, install over it, take it away again.
$Place = Join-Path $env:TEMP "Pekerja Rentan uji"
foreach ($Round in 1, 2) {
    $Done = Start-Process $Setup.FullName -ArgumentList "/S", "/D=$Place" -Wait -PassThru
    if ($Done.ExitCode -ne 0) { throw "installing failed with exit code $($Done.ExitCode)" }
}
& "$Place\pekerja-rentan-perintah.exe" self-test; Demand "self-test"
Start-Process "$Place\lepas.exe" -ArgumentList "/S", "_?=$Place" -Wait
Remove-Item "$Place\lepas.exe" -ErrorAction SilentlyContinue
if (Test-Path $Key) { throw "the uninstaller left its entry in the registry" }
if (Test-Path "$Place\isi") { throw "the uninstaller left the program behind" }
Get-Content dist\SHA256SUMS
