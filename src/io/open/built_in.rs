macro_rules! page {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!("../../../assets/edition/", $name)),
        )
    };
}

/// The built-in edition: name and bytes of each page, as a PDF's extraction left them.
pub(super) static PAGES: [(&str, &[u8]); 5] = [
    page!("000_c1836ccfeff669e6.txt"),
    page!("001_82ecedf270f07e37.txt"),
    page!("002_0b34cc51a4d0f97d.txt"),
    page!("003_cfd516ce6a6450a2.txt"),
    page!("004_ad881b6d95f0386b.txt"),
];
