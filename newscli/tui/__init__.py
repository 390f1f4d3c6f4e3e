"""The keyboard reader over the archive; loaded only by `newscli read`.

The thinking is ordinary Python without a screen (`keys layout shelves rows marks place changes`); `desk` owns the
archive and its thread, `courier` the sync in the background; `widgets/` show and hand keys up, `app` answers them.
`plain` is the same for a screen reader, line by line, and needs no Textual.
"""
