"""The keyboard reader over the archive; loaded only by `newscli read`.

The thinking is ordinary Python without a screen: `keys keymap layout shelves rows marks place status`. `desk` owns the
archive and its thread, `courier` the sync in the background. `widgets/` show and hand keys up; `app` hands them to the
part that answers: `lists`, `reading`, `walking`, `marking`, `exporting` or `arrivals`.
"""

from __future__ import annotations

import os

# After a key that lays the screen out anew, Textual waits for the next of its drawing moments: with 60 a second Enter
# took 33 ms, with 120 it takes 21.
os.environ.setdefault("TEXTUAL_FPS", "120")
