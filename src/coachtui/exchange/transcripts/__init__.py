"""Transcripts of meetings as other programs write them: WebVTT, SRT, and text with names before the words."""

from coachtui.exchange.transcripts.reading import read_transcript
from coachtui.exchange.transcripts.transcript import Transcript, TranscriptFault, TranscriptLine

__all__ = ["Transcript", "TranscriptFault", "TranscriptLine", "read_transcript"]
