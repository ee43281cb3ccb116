"""The site whose pictures are kept: the real look over the sample's records.

Records change every week and must not change a picture; the look changes pictures.
"""

import datetime as dt
import shutil
from pathlib import Path

from tests.building import NAV, ROOT, Build, as_sample_project, build, copy_of_sample

PAGES = Path(__file__).parent / "gallery"
# The pages of the folder, beside those of the sample.
MORE = """\
  - سير التنفيذ: [milestones.md]
  - عن الموقع: [glossary.md, index-az.md]
"""


def gallery(folder: Path, day: dt.date, settings: str = "mkdocs.yml") -> Build:
    """Build the pages of the pictures in a folder."""
    project = copy_of_sample(folder / "project")
    shutil.copytree(PAGES, project, dirs_exist_ok=True)
    as_sample_project(project, ROOT, NAV + MORE)
    return build(project, folder / "site", day, settings)
