"""The languages of the portal: what is to be translated, the files with the translations, and what is missing."""
