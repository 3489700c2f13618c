use std::collections::HashMap;
use std::error::Error;
use std::fs;

use super::corpus::Labelled;
use super::lexicon::Lexicon;
use super::random::Random;
use crate::extract::EntityKind;

/// Makes new texts of labelled ones by giving their people, places and companies other names, so
/// that what is learnt is how names stand in a text and not which names there are.
pub struct Augmenter {
    lexicon: Lexicon,
    surnames: Vec<char>,
    given: Vec<char>,
    foreign: Vec<String>,
    brands: Vec<char>,
    divisions: HashMap<String, usize>,
    by_level: Vec<Vec<String>>,
    stems: Vec<String>,
}

impl Augmenter {
    /// Takes its names from the divisions of China and from texts labelled already.
    pub fn new(
        divisions: &str,
        labelled: &[Labelled],
        silver: &[Labelled],
    ) -> Result<Self, Box<dyn Error>> {
        let lexicon = Lexicon::built_in();
        let mut made = Self {
            // A frequent family name is drawn more often, a rare one often enough to be learnt.
            surnames: lexicon
                .surnames_by_rank()
                .flat_map(|(c, rank)| {
                    vec![
                        c;
                        if rank < 100 {
                            6
                        } else if rank < 200 {
                            2
                        } else {
                            1
                        }
                    ]
                })
                .collect(),
            lexicon,
            given: Vec::new(),
            foreign: Vec::new(),
            brands: Vec::new(),
            divisions: HashMap::new(),
            by_level: vec![Vec::new(); 8],
            stems: Vec::new(),
        };
        for (level, file) in ["provinces", "cities", "areas", "streets"]
            .iter()
            .enumerate()
        {
            for line in fs::read_to_string(format!("{divisions}/{file}.csv"))?
                .lines()
                .skip(1)
            {
                let name = line.split(',').nth(1).unwrap_or_default().trim_matches('"');
                let chars = name.chars().count();
                if !(3..=6).contains(&chars) || name.contains("辖") {
                    continue;
                }
                let last = name.char_indices().next_back().map_or(0, |(at, _)| at);
                let short = &name[..last];
                let suffix = &name[last..];
                if !["省", "市", "区", "县", "镇", "乡"].contains(&suffix) {
                    continue;
                }
                made.add_division(name, 2 * level);
                if level < 3 {
                    made.add_division(short, 2 * level + 1);
                } else {
                    made.stems.push(short.to_owned());
                }
            }
        }
        for text in silver.iter().chain(labelled) {
            let chars: Vec<char> = text.text.chars().collect();
            for &(start, end, kind) in &text.names {
                let name: String = chars[start..end].iter().collect();
                let surname = made.lexicon.surname_chars(&name);
                if kind == EntityKind::Person && surname > 0 && end - start <= surname + 2 {
                    made.given.extend(&chars[start + surname..end]);
                } else if kind == EntityKind::Person && end - start > 3 {
                    made.foreign.push(name);
                }
            }
        }
        for text in labelled {
            let chars: Vec<char> = text.text.chars().collect();
            for &(start, end, kind) in &text.names {
                if kind == EntityKind::Organization {
                    let name: String = chars[start..end].iter().collect();
                    if let Some(brand) = made.brand(&name) {
                        made.brands.extend(brand.chars());
                    }
                }
            }
        }
        Ok(made)
    }

    fn add_division(&mut self, name: &str, class: usize) {
        if self.divisions.insert(name.to_owned(), class).is_none() {
            self.by_level[class].push(name.to_owned());
        }
    }

    /// The first division in a name: byte range and class; the longest at its place.
    fn division_in(&self, name: &str) -> Option<(usize, usize, usize)> {
        let bounds: Vec<usize> = name
            .char_indices()
            .map(|(at, _)| at)
            .chain([name.len()])
            .collect();
        bounds.iter().enumerate().find_map(|(i, &start)| {
            let ends = bounds[i..].iter().skip(2).take(5).rev();
            ends.filter_map(|&end| Some((start, end, *self.divisions.get(&name[start..end])?)))
                .next()
        })
    }

    /// The two characters that make a company's name its own: behind a place, before what it does.
    fn brand<'a>(&self, name: &'a str) -> Option<&'a str> {
        let company = [
            "公司",
            "集团",
            "科技",
            "股份",
            "重工",
            "机械",
            "新能源",
            "实业",
            "农业",
            "电子",
            "食品",
            "合作社",
            "智能",
            "材料",
            "制造",
            "茶业",
            "生物",
        ];
        if !company.iter().any(|c| name.ends_with(c)) {
            return None;
        }
        let from = self
            .division_in(name)
            .filter(|d| d.0 == 0)
            .map_or(0, |d| d.1);
        let rest = &name[from..];
        let end = rest.char_indices().nth(2)?.0;
        (rest.chars().count() >= 4).then_some(&rest[..end])
    }

    /// `text` with other names; the same name is changed the same way everywhere.
    pub fn vary(&self, text: &Labelled, random: &mut Random) -> Labelled {
        let chars: Vec<char> = text.text.chars().collect();
        let mut changes: Vec<(String, String, EntityKind)> = Vec::new();
        let mut by_length: Vec<&(usize, usize, EntityKind)> = text.names.iter().collect();
        by_length.sort_by_key(|n| std::cmp::Reverse(n.1 - n.0));
        for &&(start, end, kind) in &by_length {
            let name: String = chars[start..end].iter().collect();
            self.plan(&name, kind, &mut changes, random);
        }
        let mut varied = Labelled {
            text: String::new(),
            names: Vec::new(),
        };
        let mut length = 0;
        let mut from = 0;
        for &(start, end, kind) in &text.names {
            varied.text.extend(&chars[from..start]);
            length += start - from;
            let mut name: String = chars[start..end].iter().collect();
            for (old, new, of) in &changes {
                let same = *of == kind || *of == EntityKind::Place;
                if same && name.contains(old.as_str()) {
                    name = name.replacen(old.as_str(), new, 1);
                    break;
                }
            }
            let new_length = name.chars().count();
            varied.names.push((length, length + new_length, kind));
            varied.text.push_str(&name);
            length += new_length;
            from = end;
        }
        varied.text.extend(&chars[from..]);
        varied
    }

    fn plan(
        &self,
        name: &str,
        kind: EntityKind,
        changes: &mut Vec<(String, String, EntityKind)>,
        random: &mut Random,
    ) {
        if changes
            .iter()
            .any(|(old, _, of)| *of == kind && name.contains(old.as_str()))
        {
            return;
        }
        match kind {
            EntityKind::Person => {
                let surname = self.lexicon.surname_chars(name);
                let chars = name.chars().count();
                if surname > 0 && chars <= surname + 2 {
                    let new_surname = self.surname(random);
                    let given = if random.unit() < 0.25 { 1 } else { 2 };
                    let mut new = new_surname.clone();
                    if chars > surname {
                        new.extend((0..given).map(|_| pick(&self.given, random)));
                        let end = name.char_indices().nth(surname).map_or(name.len(), |c| c.0);
                        changes.push((name.to_owned(), new, kind));
                        changes.push((name[..end].to_owned(), new_surname, kind));
                        return;
                    }
                    changes.push((name.to_owned(), new, kind));
                } else if chars > 3 && !self.foreign.is_empty() && random.unit() < 0.5 {
                    changes.push((name.to_owned(), pick(&self.foreign, random), kind));
                }
            }
            EntityKind::Place | EntityKind::Organization => {
                if let Some((start, end, class)) = self.division_in(name) {
                    // Provinces are few and known; the smaller an area the less.
                    if class > 1 || random.unit() < 0.5 {
                        let new = pick(&self.by_level[class], random);
                        changes.push((name[start..end].to_owned(), new, EntityKind::Place));
                    }
                }
                if kind == EntityKind::Organization {
                    if let Some(brand) = self.brand(name) {
                        let new: String = (0..2).map(|_| pick(&self.brands, random)).collect();
                        changes.push((brand.to_owned(), new, kind));
                    }
                } else {
                    let chars: Vec<(usize, char)> = name.char_indices().collect();
                    if let [
                        (_, _),
                        ..,
                        (at, '村' | '路' | '街' | '河' | '山' | '桥' | '湖'),
                    ] = chars[..]
                        && (3..=4).contains(&chars.len())
                        && self.division_in(name).is_none()
                    {
                        changes.push((name[..at].to_owned(), pick(&self.stems, random), kind));
                    }
                }
            }
            EntityKind::Work => {}
        }
    }

    fn surname(&self, random: &mut Random) -> String {
        if random.unit() < 0.03 {
            pick(self.lexicon.compound_surnames(), random)
        } else {
            pick(&self.surnames, random).to_string()
        }
    }
}

fn pick<T: Clone>(items: &[T], random: &mut Random) -> T {
    items[(random.next() % items.len() as u64) as usize].clone()
}
