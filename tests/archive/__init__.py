"""Tests of the archive: a real file in a temporary folder, real bytes, and no clock but the argument."""
