//! Facts about words and weights of features, in tables that are read where they lie in the binary.

/// Order-sensitive hash of a run of characters, made one character at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunHash(u64);

impl RunHash {
    /// The hash of no characters.
    pub const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The hash with one more character.
    pub const fn with(self, c: char) -> Self {
        Self(
            (self.0 ^ c as u64)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .rotate_left(29),
        )
    }

    /// The hash of all characters of a text.
    #[cfg(feature = "train")]
    pub fn of(text: &str) -> Self {
        text.chars().fold(Self::EMPTY, Self::with)
    }

    /// The hash, fit for a table.
    pub const fn value(self) -> u64 {
        mix(self.0)
    }
}

/// Spreads the bits of a key (the finalizer of MurmurHash3).
pub const fn mix(key: u64) -> u64 {
    let key = (key ^ key >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let key = (key ^ key >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    key ^ key >> 33
}

/// The slot where the search for `hash` begins in a table of `slots`.
pub const fn first_slot(hash: u64, slots: usize) -> usize {
    (((hash >> 32) * slots as u64) >> 32) as usize
}

/// The slot to look in next: the first comes after the last. A table always has free slots, so a
/// search ends.
pub const fn next_slot(slot: usize, slots: usize) -> usize {
    if slot + 1 < slots { slot + 1 } else { 0 }
}

/// What is known of a run of characters, packed in 32 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(pub u32);

impl Facts {
    const fn field(self, shift: u32, bits: u32) -> u32 {
        self.0 >> shift & ((1 << bits) - 1)
    }

    /// 1 to 8: province, prefecture, county, township; odd in full, even without its generic word.
    /// 9 to 12: a dictionary's person, place, organization, other proper noun.
    pub const fn division(self) -> u32 {
        self.field(0, 4)
    }

    /// 1 to 3: person, place, organization, as tagged in news at large; 0 is unknown.
    pub const fn known_kind(self) -> u32 {
        self.field(4, 2)
    }

    /// 0 to 3: how often it was tagged so.
    pub const fn known_strength(self) -> u32 {
        self.field(6, 2)
    }

    /// The word's cluster, from 1; 0 is none.
    pub const fn cluster(self) -> u32 {
        self.field(8, 10)
    }

    /// 1 ends an organization, 2 ends a place, 3 is a title.
    pub const fn role(self) -> u32 {
        self.field(18, 2)
    }

    /// How often the character is a family name, 0 to 3.
    pub const fn surname(self) -> u32 {
        self.field(20, 2)
    }

    /// How often the character stands in a given name, 0 to 7.
    pub const fn given(self) -> u32 {
        self.field(22, 3)
    }

    /// How often the character stands in a foreign name, 0 to 7.
    pub const fn foreign(self) -> u32 {
        self.field(25, 3)
    }
}

/// Facts by run of characters: an open-addressing table of 8 bytes a slot (check, facts), behind a
/// bit set of the first two characters of every name, which spares most look-ups, and one of the
/// checks, made when it is loaded, which spares most of the others.
#[derive(Clone, Debug)]
pub struct FactTable {
    prefixes: &'static [u8],
    slots: &'static [[u8; 8]],
    checks: Box<[u64; CHECK_WORDS]>,
}

/// Words of the bit set of checks.
const CHECK_WORDS: usize = 1 << 14;

/// Bytes of the bit set.
pub const PREFIX_BYTES: usize = 1 << 14;

/// A run longer than this is in no table.
pub const MAX_NAME_CHARS: usize = 14;

impl FactTable {
    /// The table that `bytes` are, or an empty one where they are none.
    pub fn new(bytes: &'static [u8]) -> Self {
        let (prefixes, rest) = bytes.split_at_checked(PREFIX_BYTES).unwrap_or_default();
        let slots: &[[u8; 8]] = rest.as_chunks().0;
        let mut checks = Box::new([0; CHECK_WORDS]);
        for [a, b, c, d, ..] in slots {
            let (word, bit) = Self::check_bit(u32::from_le_bytes([*a, *b, *c, *d]));
            checks[word] |= bit;
        }
        Self {
            prefixes,
            slots,
            checks,
        }
    }

    /// What is known of the run with this hash.
    #[inline]
    pub fn facts(&self, run: RunHash) -> Facts {
        let hash = run.value();
        let check = Self::check(hash);
        let (word, bit) = Self::check_bit(check);
        if self.checks[word] & bit == 0 {
            return Facts::default();
        }
        let check = check.to_le_bytes();
        let mut slot = first_slot(hash, self.slots.len());
        while let Some(&[a, b, c, d, f, g, h, i]) = self.slots.get(slot) {
            if [a, b, c, d] == check {
                return Facts(u32::from_le_bytes([f, g, h, i]));
            }
            if [a, b, c, d] == [0; 4] {
                break;
            }
            slot = next_slot(slot, self.slots.len());
        }
        Facts::default()
    }

    /// Whether a name may begin with these two characters.
    #[inline]
    pub fn may_begin(&self, first: char, second: char) -> bool {
        let bit = Self::prefix_bit(first, second);
        self.prefixes
            .get(bit / 8)
            .is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
    }

    /// The bit of the two characters in the bit set.
    pub const fn prefix_bit(first: char, second: char) -> usize {
        (mix((first as u64) << 32 | second as u64) >> 47) as usize % (PREFIX_BYTES * 8)
    }

    /// The word and the bit of a check in the bit set of checks.
    const fn check_bit(check: u32) -> (usize, u64) {
        ((check >> 7) as usize % CHECK_WORDS, 1 << (check >> 1 & 63))
    }

    /// What a slot keeps of a hash, never 0.
    pub const fn check(hash: u64) -> u32 {
        hash as u32 | 1
    }
}
