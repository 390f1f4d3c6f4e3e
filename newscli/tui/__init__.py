"""The keyboard reader over the archive; loaded only by `newscli read`.

The thinking is ordinary Python without a screen: `keys keymap layout shelves rows marks place status`. `desk` owns the
archive and its thread, `courier` the sync in the background. `widgets/` show and hand keys up; `app` hands them to the
part that answers: `lists`, `reading`, `walking`, `marking`, `exporting` or `arrivals`.
"""
