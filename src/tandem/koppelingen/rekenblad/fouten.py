"""Why a file cannot be read as a workbook at all, in one Dutch sentence that says what to do."""


class RekenbladOnleesbaar(Exception):  # noqa: N818 - a Dutch domain word
    """The file as a whole cannot be read. ``zin`` goes to the page; nothing of the file was used."""

    def __init__(self, zin: str) -> None:
        super().__init__(zin)
        self.zin = zin
