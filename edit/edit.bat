@echo off
rem Opens the form of editors; needs Python 3.11 or later and nothing else.
chcp 65001 >nul
where py >nul 2>nul
if errorlevel 1 (
  python "%~dp0start.py" %*
) else (
  py -3 "%~dp0start.py" %*
)
if errorlevel 1 pause
