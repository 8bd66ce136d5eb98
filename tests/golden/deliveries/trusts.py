"""Health trusts that deliver, by organisation number, and the size that they are given here: no real one."""

BERGEN = "983974724"
STAVANGER = "983974678"
FONNA = "983974694"
FOERDE = "983974732"
ST_OLAV = "883974832"
MOERE_OG_ROMSDAL = "997005562"
NORD_TROENDELAG = "983974791"
NORD_NORGE = "983974899"
NORDLAND = "983974910"
FINNMARK = "983974880"
AHUS = "983971636"
INNLANDET = "983971709"
SOERLANDET = "983975240"
OSLO = "993467049"

NAMES = {
    BERGEN: "Helse Bergen HF",
    STAVANGER: "Helse Stavanger HF",
    FONNA: "Helse Fonna HF",
    FOERDE: "Helse Førde HF",
    ST_OLAV: "St. Olavs hospital HF",
    MOERE_OG_ROMSDAL: "Helse Møre og Romsdal HF",
    NORD_TROENDELAG: "Helse Nord-Trøndelag HF",
    NORD_NORGE: "Universitetssykehuset Nord-Norge HF",
    NORDLAND: "Nordlandssykehuset HF",
    FINNMARK: "Finnmarkssykehuset HF",
    AHUS: "Akershus universitetssykehus HF",
    INNLANDET: "Sykehuset Innlandet HF",
    SOERLANDET: "Sørlandet sykehus HF",
    OSLO: "Oslo universitetssykehus HF",
}

MIDT = (ST_OLAV, MOERE_OG_ROMSDAL, NORD_TROENDELAG)

SIZES = {
    BERGEN: 9,
    STAVANGER: 7,
    FONNA: 3,
    FOERDE: 2,
    ST_OLAV: 8,
    MOERE_OG_ROMSDAL: 5,
    NORD_TROENDELAG: 2,
    NORD_NORGE: 5,
    NORDLAND: 3,
    FINNMARK: 1,
    AHUS: 6,
    INNLANDET: 5,
    SOERLANDET: 4,
    OSLO: 12,
}

SHORT = {
    BERGEN: "HBE",
    STAVANGER: "HST",
    FONNA: "HFO",
    FOERDE: "HFD",
    ST_OLAV: "STO",
    MOERE_OG_ROMSDAL: "HMR",
    NORD_TROENDELAG: "HNT",
    NORD_NORGE: "UNN",
    NORDLAND: "NLS",
    FINNMARK: "FIN",
    AHUS: "AHU",
    INNLANDET: "SIN",
    SOERLANDET: "SSH",
    OSLO: "OUS",
}
