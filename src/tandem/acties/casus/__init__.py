"""Signals, cases, contacts, involvement, documents, terms."""
