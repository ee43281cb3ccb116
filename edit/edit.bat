@echo off
rem Opens the form of editors; needs Python 3.11 or later and nothing else.
chcp 65001 >nul
set "python=python"
where py >nul 2>nul
if not errorlevel 1 set "python=py -3"
%python% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if errorlevel 1 (
  echo » يلزم بايثون 3.11 أو أحدث · Python 3.11 or later is needed: https://www.python.org/downloads/
  pause
  exit /b 1
)
%python% "%~dp0start.py" %*
if errorlevel 1 pause
