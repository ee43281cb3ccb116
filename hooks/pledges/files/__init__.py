"""Every file beside the pages: tables, workbooks, documents, feeds, calendars."""
