//! Proper nouns from the dictionary CC-CEDICT, by what their English definitions say they name.

/// What a proper noun names, as [`Facts::division`](super::super::table::Facts::division) counts on
/// from the divisions.
const PERSON: u32 = 9;
const PLACE: u32 = 10;
const ORGANIZATION: u32 = 11;
const OTHER: u32 = 12;

/// The proper noun on a line of the dictionary, in simplified characters, and its class: the
/// dictionary writes the reading of a proper noun with a capital.
pub fn proper_noun(line: &str) -> Option<(&str, u32)> {
    let (_, rest) = line.split_once(' ')?;
    let (word, rest) = rest.split_once(" [")?;
    let (reading, definition) = rest.split_once("] /")?;
    let is_name = word.chars().all(|c| matches!(c, '一'..='龥' | '·'));
    if !is_name || !reading.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let senses = || definition.split('/').filter(|s| !s.starts_with("surname "));
    senses().next().filter(|s| !s.trim().is_empty())?;
    let says = |words: &[&str]| {
        senses().any(|sense| {
            sense
                .split(|c: char| !c.is_alphanumeric())
                .any(|w| words.contains(&w.to_lowercase().as_str()))
        })
    };
    let has_years = senses().any(|s| {
        s.split('(').skip(1).any(|inside| {
            let inside = inside.trim_start_matches("c. ").trim_start_matches('-');
            inside.starts_with(|c: char| c.is_ascii_digit()) || inside.starts_with("born")
        })
    });
    let class = if has_years && !says(PERIODS) || says(PEOPLE) {
        PERSON
    } else if says(ORGANIZATIONS) {
        ORGANIZATION
    } else if says(PLACES) {
        PLACE
    } else {
        OTHER
    };
    Some((word, class))
}

const PERIODS: &[&str] = &[
    "dynasty", "war", "period", "kingdom", "empire", "state", "city", "reign",
];

const PEOPLE: &[&str] = &[
    "name",
    "writer",
    "poet",
    "actor",
    "actress",
    "singer",
    "politician",
    "philosopher",
    "mathematician",
    "physicist",
    "painter",
    "composer",
    "footballer",
    "player",
    "novelist",
];

const PLACES: &[&str] = &[
    "city",
    "county",
    "district",
    "province",
    "prefecture",
    "town",
    "township",
    "state",
    "country",
    "river",
    "mountain",
    "mountains",
    "lake",
    "island",
    "islands",
    "sea",
    "ocean",
    "bay",
    "gulf",
    "strait",
    "capital",
    "region",
    "place",
    "peninsula",
    "mt",
    "mount",
    "municipality",
    "suburb",
    "village",
    "valley",
    "desert",
    "plateau",
    "airport",
    "station",
    "road",
    "street",
    "park",
    "palace",
    "temple",
    "canal",
    "port",
    "continent",
    "cape",
    "africa",
    "asia",
    "europe",
    "america",
    "territory",
    "banner",
    "california",
    "france",
    "germany",
    "russia",
    "italy",
    "spain",
    "canada",
    "australia",
    "usa",
    "uk",
    "england",
    "scotland",
    "india",
];

const ORGANIZATIONS: &[&str] = &[
    "university",
    "college",
    "company",
    "party",
    "bank",
    "corporation",
    "corp",
    "inc",
    "ltd",
    "organization",
    "organisation",
    "ministry",
    "association",
    "committee",
    "commission",
    "newspaper",
    "agency",
    "institute",
    "academy",
    "school",
    "airline",
    "airlines",
    "team",
    "club",
    "bureau",
    "federation",
    "union",
    "council",
    "broadcasting",
    "manufacturer",
    "website",
    "army",
    "congress",
    "parliament",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proper_noun_is_what_its_definition_says() {
        for (line, want) in [
            (
                "巴黎 巴黎 [Ba1 li2] /Paris, capital of France/",
                Some(("巴黎", PLACE)),
            ),
            (
                "蕭邦 萧邦 [Xiao1 bang1] /Frédéric Chopin (1810-1849), Polish pianist/",
                Some(("萧邦", PERSON)),
            ),
            (
                "法航 法航 [Fa3 hang2] /Air France, airline/",
                Some(("法航", ORGANIZATION)),
            ),
            ("湯 汤 [Tang1] /surname Tang/", None),
            ("湯 汤 [tang1] /soup/hot water/", None),
        ] {
            assert_eq!(proper_noun(line), want, "{line}");
        }
    }
}
