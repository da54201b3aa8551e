"""A small gazetteer of real places, written for the tests."""

from pathlib import Path

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.gazetteer_file import NewPlace, new_file

ROWS: tuple[tuple[NewPlace, tuple[str, ...]], ...] = (
    (NewPlace(1, "Syria", 35.0, 38.5, "A", "PCLI", "SY", "", "", 17_000_000, 243.0), ("Syrian Arab Republic",)),
    (NewPlace(2, "Iraq", 33.0, 44.0, "A", "PCLI", "IQ", "", "", 38_000_000, 373.0), ()),
    (NewPlace(3, "United States", 39.8, -98.6, "A", "PCLI", "US", "", "", 327_000_000, 1700.0), ("U.S.", "US")),
    (NewPlace(4, "France", 46.5, 2.0, "A", "PCLI", "FR", "", "", 67_000_000, 420.0), ()),
    (NewPlace(10, "Idlib", 35.87, 36.55, "A", "ADM1", "SY", "12", "", 1_500_000, 48.0), ("Idlib Governorate",)),
    (NewPlace(11, "Dayr az Zawr", 35.14, 40.21, "A", "ADM1", "SY", "07", "", 1_200_000, 90.0), ("Deir ez-Zor Governorate",)),
    (NewPlace(12, "Texas", 31.25, -99.25, "A", "ADM1", "US", "TX", "", 27_000_000, 500.0), ()),
    (NewPlace(13, "Louisiana", 30.87, -92.0, "A", "ADM1", "US", "LA", "", 4_600_000, 220.0), ()),
    (NewPlace(20, "Idlib", 35.93, 36.63, "P", "PPL", "SY", "12", "", 128_000, 4.0), ("إدلب",)),
    (NewPlace(21, "Deir ez-Zor", 35.336, 40.141, "P", "PPL", "SY", "07", "", 271_000, 6.0), ("دير الزور", "Dayr az Zawr")),
    (NewPlace(22, "Damascus", 33.51, 36.29, "P", "PPLC", "SY", "13", "", 1_570_000, 14.0), ("دمشق",)),
    (NewPlace(23, "Ālbū Kamāl", 34.452, 40.919, "P", "PPL", "SY", "07", "", 57_000, 3.0), ("Abu Kamal", "البوكمال")),
    (NewPlace(24, "Saraqib", 35.864, 36.806, "P", "PPL", "SY", "12", "", 34_000, 2.0), ()),
    (NewPlace(25, "Baghdad", 33.34, 44.4, "P", "PPLC", "IQ", "07", "", 7_200_000, 25.0), ()),
    (NewPlace(30, "Paris", 48.853, 2.349, "P", "PPLC", "FR", "11", "", 2_140_000, 16.0), ()),
    (NewPlace(31, "Paris", 33.661, -95.556, "P", "PPL", "US", "TX", "", 24_800, 2.0), ()),
    (NewPlace(32, "Alexandria", 31.311, -92.445, "P", "PPL", "US", "LA", "", 47_000, 2.4), ()),
    (NewPlace(33, "Alexandria", 38.805, -77.047, "P", "PPL", "US", "VA", "", 159_000, 4.4), ()),
    (NewPlace(34, "Alexandria", 31.2, 29.92, "P", "PPL", "EG", "06", "", 5_260_000, 25.0), ()),
    (NewPlace(35, "Saraqib", 10.0, 10.0, "P", "PPL", "NG", "01", "", 900, 1.0), ()),
)


def small_gazetteer(folder: Path) -> Gazetteer:
    """Write the rows to a gazetteer file in ``folder`` and open it."""
    path = folder / "small.sqlite"
    with new_file(path) as (_, writer):
        for row, names in ROWS:
            writer.place(row, names, row.country in ("SY", "IQ"))
    return Gazetteer(path)
