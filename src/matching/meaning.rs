//! What a text is about, as a direction: texts that ask the same in other words point the same way.
//!
//! A text's direction is the sum of those of its words, compiled in from `knowledge/catalog/meaning.bin`; how they were
//! made stands in `knowledge/catalog/meaning.py`. It knows neither the order of words nor what denies what: it tells what
//! is asked about, and never what the answer is.

use crate::language::{Map, for_each_word};

/// How many numbers a direction has.
const DIMENSIONS: usize = 64;

static BYTES: &[u8] = include_bytes!("../../knowledge/catalog/meaning.bin");

/// A word that nobody has heard of counts as much as a rare one: half of the words that few phrasings hold are longer.
const UNHEARD: f32 = 1.0;

/// A direction has this length, in whole numbers: the sum of so many products stays within 32 bits.
const LENGTH: f32 = 2048.0;

/// The direction of a text, of length [`LENGTH`]; of length 0 for a text without words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Direction([i16; DIMENSIONS]);

impl Direction {
    /// The direction of a text.
    pub(crate) fn of(text: &str) -> Self {
        Reader::default().read(text)
    }

    /// How alike two texts are in what they are about, from -1 to 1.
    pub(crate) fn likeness(&self, other: &Self) -> f32 {
        let products = self.0.iter().zip(&other.0).map(|(a, b)| i32::from(*a) * i32::from(*b));
        products.sum::<i32>() as f32 / (LENGTH * LENGTH)
    }
}

/// Reads many texts: a word is looked up once.
#[derive(Default)]
pub(crate) struct Reader {
    known: Map<String, [f32; DIMENSIONS]>,
}

impl Reader {
    /// The direction of a text.
    pub(crate) fn read(&mut self, text: &str) -> Direction {
        let mut sum = [0.0_f32; DIMENSIONS];
        for_each_word(text, |word, _| {
            let add = |to: &mut [f32; DIMENSIONS], word: &[f32; DIMENSIONS]| {
                to.iter_mut().zip(word).for_each(|(to, number)| *to += number);
            };
            if let Some(known) = self.known.get(word) {
                add(&mut sum, known);
            } else {
                let numbers = Table::builtin().word(word).unwrap_or_else(|| unheard(word));
                add(&mut sum, &numbers);
                self.known.insert(word.to_owned(), numbers);
            }
        });
        let length = sum.iter().map(|number| number * number).sum::<f32>().sqrt();
        let scale = if length > 0.0 { LENGTH / length } else { 0.0 };
        // Rounded to the nearest by a conversion, which is far cheaper than `round`.
        Direction(sum.map(|number| (number * scale + LENGTH + 0.5) as i16 - LENGTH as i16))
    }
}

/// A direction of its own for each word that the table does not hold: it is like no other, and like itself.
fn unheard(word: &str) -> [f32; DIMENSIONS] {
    // SplitMix64 (Steele, Lea and Flood 2014), begun with the word's FNV-1a.
    let start = word
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let mut state = start;
    let mut numbers = [0.0; DIMENSIONS];
    for number in &mut numbers {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let sign = if (mixed ^ (mixed >> 31)) & 1 == 0 { 1.0 } else { -1.0 };
        *number = sign * UNHEARD / (DIMENSIONS as f32).sqrt();
    }
    numbers
}

/// The words of `meaning.bin`, in order.
struct Table {
    ends: &'static [u8],
    names: &'static [u8],
    scales: &'static [u8],
    numbers: &'static [u8],
}

impl Table {
    fn builtin() -> Self {
        // The test below reads it whole: should it ever not fit, no word is known, and nothing panics.
        Self::read(BYTES).unwrap_or(Self { ends: &[], names: &[], scales: &[], numbers: &[] })
    }

    fn read(bytes: &'static [u8]) -> Option<Self> {
        let (count, dimensions) = (u32_at(bytes, 0)? as usize, u32_at(bytes, 1)? as usize);
        let (ends, rest) = bytes.get(8..)?.split_at_checked(count * 4)?;
        let (names, rest) = rest.split_at_checked(u32_at(ends, count.checked_sub(1)?)? as usize)?;
        let (scales, numbers) = rest.split_at_checked(count * 4)?;
        (dimensions == DIMENSIONS && numbers.len() == count * DIMENSIONS).then_some(Self {
            ends,
            names,
            scales,
            numbers,
        })
    }

    fn name(&self, at: usize) -> Option<&'static [u8]> {
        let start = if at == 0 { 0 } else { u32_at(self.ends, at - 1)? };
        self.names.get(start as usize..u32_at(self.ends, at)? as usize)
    }

    fn word(&self, word: &str) -> Option<[f32; DIMENSIONS]> {
        let (mut from, mut to) = (0, self.ends.len() / 4);
        while from < to {
            let middle = from.midpoint(to);
            match self.name(middle)?.cmp(word.as_bytes()) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
                std::cmp::Ordering::Equal => return self.numbers_of(middle),
            }
        }
        None
    }

    fn numbers_of(&self, at: usize) -> Option<[f32; DIMENSIONS]> {
        let scale = f32::from_bits(u32_at(self.scales, at)?);
        let row = self.numbers.get(at * DIMENSIONS..(at + 1) * DIMENSIONS)?;
        let mut numbers = [0.0; DIMENSIONS];
        numbers.iter_mut().zip(row).for_each(|(number, byte)| *number = f32::from(byte.cast_signed()) * scale);
        Some(numbers)
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at * 4..at * 4 + 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// How like a question an entry is in what it is about.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kin {
    /// The likeness of the phrasing most like it, from -1 to 1, in thousandths.
    pub(crate) likeness: f64,
    /// The number of that phrasing.
    pub(crate) phrasing: usize,
}

/// The directions of the phrasings of entries.
pub(crate) struct Meanings {
    directions: Vec<Direction>,
    /// Where the phrasings of each entry begin, and the end.
    starts: Vec<usize>,
}

impl Meanings {
    /// Reads all phrasings of entries, each a list of texts.
    pub(crate) fn of<'t>(entries: impl Iterator<Item = &'t [String]>) -> Self {
        let mut reader = Reader::default();
        let (mut directions, mut starts) = (Vec::new(), vec![0]);
        for phrasings in entries {
            directions.extend(phrasings.iter().map(|text| reader.read(text)));
            starts.push(directions.len());
        }
        Self { directions, starts }
    }

    /// How like a question an entry is, by the phrasing most like it.
    pub(crate) fn kin(&self, asked: &Direction, entry: usize) -> Kin {
        let phrasings = &self.directions[self.starts[entry]..self.starts[entry + 1]];
        let likenesses = phrasings.iter().map(|direction| asked.likeness(direction)).enumerate();
        let best = likenesses.reduce(|best, one| if one.1 > best.1 { one } else { best });
        best.map_or_else(Kin::default, |(phrasing, likeness)| Kin {
            likeness: (f64::from(likeness) * 1000.0).round() / 1000.0,
            phrasing,
        })
    }

    /// How many entries there are.
    pub(crate) fn entries(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many phrasings there are.
    pub(crate) fn len(&self) -> usize {
        self.directions.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(one: &str, other: &str) -> f32 {
        Direction::of(one).likeness(&Direction::of(other))
    }

    #[test]
    fn the_words_that_are_compiled_in_are_whole_and_in_order() {
        let table = Table::read(BYTES).expect("meaning.bin");
        let names: Vec<_> = (0..table.ends.len() / 4).map(|at| table.name(at).expect("a word")).collect();
        assert!(names.len() > 20_000 && names.is_sorted());
        assert!(table.word("encryption").is_some() && table.word("qwertzuiop").is_none());
    }

    #[test]
    fn other_words_for_the_same_point_the_same_way() {
        let asked = "Is our information kept unreadable while it sits on your disks?";
        let (same, other) = ("Is stored data encrypted?", "How many people do you employ?");
        assert!(like(asked, same) > like(asked, other) + 0.3, "{} {}", like(asked, same), like(asked, other));
    }

    #[test]
    fn the_same_words_are_alike_and_no_words_like_nothing() {
        assert!((like("Who hosts it?", "who hosts IT") - 1.0).abs() < 0.005);
        assert!((like("Zxyqua", "zxyqua") - 1.0).abs() < 0.005 && like("Zxyqua", "Qzwv").abs() < 0.5);
        assert_eq!(like("", "Who hosts it?"), 0.0);
    }
}
