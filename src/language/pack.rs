//! Numbers and words in a row of bytes: what is made ready when the program is built, and only taken up when it starts.
//!
//! Little-endian and without padding. A reader gets nothing from bytes that are not as it expects.

/// Writes values in a row.
#[derive(Default)]
pub(crate) struct Packer(Vec<u8>);

impl Packer {
    pub(crate) fn u8(&mut self, value: u8) {
        self.0.push(value);
    }

    pub(crate) fn u32(&mut self, value: u32) {
        self.0.extend(value.to_le_bytes());
    }

    pub(crate) fn u64(&mut self, value: u64) {
        self.0.extend(value.to_le_bytes());
    }

    pub(crate) fn f32(&mut self, value: f32) {
        self.u32(value.to_bits());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.u32(text.len() as u32);
        self.0.extend(text.as_bytes());
    }

    /// The number of values, then each.
    pub(crate) fn all<T>(
        &mut self,
        values: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
        each: impl Fn(&mut Self, T),
    ) {
        let values = values.into_iter();
        self.u32(values.len() as u32);
        for value in values {
            each(self, value);
        }
    }

    pub(crate) fn bytes(self) -> Vec<u8> {
        self.0
    }
}

/// Reads values in the order in which they were written.
pub(crate) struct Unpacker<'a>(pub(crate) &'a [u8]);

impl<'a> Unpacker<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*first)
    }

    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.take::<1>().map(|[byte]| byte)
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }

    pub(crate) fn f32(&mut self) -> Option<f32> {
        self.u32().map(f32::from_bits)
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.u32()? as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }

    /// How many values follow; each takes at least one byte.
    pub(crate) fn count(&mut self) -> Option<usize> {
        self.u32().map(|count| count as usize).filter(|count| *count <= self.0.len())
    }

    /// All values of a row.
    pub(crate) fn all<T>(&mut self, each: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        let mut values = Vec::with_capacity(count);
        for _ in 0..count {
            values.push(each(self)?);
        }
        Some(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_as_they_went() {
        let mut packer = Packer::default();
        packer.all(["a", "ü"], Packer::text);
        packer.u64(7);
        packer.f32(-0.5);
        let bytes = packer.bytes();
        let mut unpacker = Unpacker(&bytes);
        assert_eq!(unpacker.all(Unpacker::text), Some(vec!["a", "ü"]));
        assert_eq!((unpacker.u64(), unpacker.f32(), unpacker.u8()), (Some(7), Some(-0.5), None));
        assert_eq!(Unpacker(&[255; 8]).all(Unpacker::u8), None, "a count without its values");
    }
}
