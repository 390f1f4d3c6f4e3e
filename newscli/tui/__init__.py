"""The keyboard reader over the archive; loaded only by `newscli read`.

The thinking is ordinary Python without a screen: `keys layout shelves rows marks place changes status`. `desk` owns the
archive and its thread, `courier` the sync in the background. `widgets/` show and hand keys up; `app` hands them to the
part that answers: `lists`, `reading`, `marking` or `arrivals`. `plain` is the reader line by line, without Textual.
"""
