//! Compound files (xls): whether their chains of sectors end, and the streams in them. In a damaged file a chain may lead back into itself,
//! and whoever follows it gathers sectors until no memory is left.
//!
//! Layout: [MS-CFB] 2.2 (header), 2.3 (FAT), 2.4 (mini FAT), 2.5 (DIFAT), 2.6 (directory).

/// This and above is no sector: the end of a chain, or what is free.
const NO_SECTOR: u32 = 0xFFFF_FFFA;

/// Whether every chain of a compound file ends.
pub(super) fn chains_end(bytes: &[u8]) -> bool {
    Compound::of(bytes).is_some_and(|file| {
        file.sectors_of_fat().map(|ids| file.words_of(&ids)).is_some_and(|fat| {
            ends(&fat) && ends(&file.words_of(&chain(&fat, file.word(0x3C).unwrap_or(NO_SECTOR))))
        })
    })
}

/// Streams shorter than this lie in small sectors, which are cut out of the root's stream.
const SHORT: usize = 4096;
const SMALL: usize = 64;

/// The stream of a name, in a file whose chains end; `None` where there is none.
pub(super) fn stream(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let file = Compound::of(bytes)?;
    let fat = file.words_of(&file.sectors_of_fat()?);
    let whole = |first: u32| -> Vec<u8> {
        chain(&fat, first).into_iter().flat_map(|id| file.sector(id)).copied().collect()
    };
    let directory = whole(file.word(0x30)?);
    let mut entries = directory.chunks_exact(128).map(Entry::of);
    let root = entries.next()?;
    let entry = entries.find(|entry| entry.name.eq_ignore_ascii_case(name))?;
    let mut stream = if entry.length < SHORT {
        let (within, small_fat) = (whole(root.first), file.words_of(&chain(&fat, file.word(0x3C)?)));
        let part = |id: u32| within.get(id as usize * SMALL..)?.get(..SMALL);
        chain(&small_fat, entry.first).into_iter().filter_map(part).flatten().copied().collect()
    } else {
        whole(entry.first)
    };
    stream.truncate(entry.length);
    Some(stream)
}

/// What the directory says of a stream.
struct Entry {
    name: String,
    first: u32,
    length: usize,
}

impl Entry {
    fn of(bytes: &[u8]) -> Self {
        let units = bytes[..64].chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        let name = char::decode_utf16(units.take_while(|unit| *unit != 0)).map(Result::unwrap_or_default);
        let word = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        Self { name: name.collect(), first: word(116), length: word(120) as usize }
    }
}

struct Compound<'b> {
    bytes: &'b [u8],
    /// Bytes in a sector.
    size: usize,
}

impl<'b> Compound<'b> {
    fn of(bytes: &'b [u8]) -> Option<Self> {
        let shift = u16::from_le_bytes(bytes.get(0x1E..0x20)?.try_into().ok()?);
        matches!(shift, 9 | 12).then(|| Self { bytes, size: 1 << shift })
    }

    fn word(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.bytes.get(at..at + 4)?.try_into().ok()?))
    }

    /// A sector, as far as the file goes.
    fn sector(&self, id: u32) -> &'b [u8] {
        let start = self.bytes.len().min((id as usize + 1) * self.size);
        &self.bytes[start..self.bytes.len().min(start + self.size)]
    }

    /// The numbers in some sectors, as far as the file goes.
    fn words_of(&self, sectors: &[u32]) -> Vec<u32> {
        let start = |id: &u32| (*id as usize + 1) * self.size;
        let words = sectors.iter().flat_map(|id| (start(id)..start(id) + self.size).step_by(4));
        words.map_while(|at| self.word(at)).collect()
    }

    /// The sectors of the FAT: 109 in the header, the rest in sectors of their own, each with the next in its last place. `None` where
    /// these go round.
    fn sectors_of_fat(&self) -> Option<Vec<u32>> {
        let mut ids: Vec<u32> = (0..109).map_while(|at| self.word(0x4C + 4 * at)).collect();
        let mut next = self.word(0x44).unwrap_or(NO_SECTOR);
        let mut left = self.bytes.len() / self.size + 1;
        while next < NO_SECTOR {
            left = left.checked_sub(1)?;
            let mut words = self.words_of(&[next]);
            next = words.pop().unwrap_or(NO_SECTOR);
            ids.append(&mut words);
        }
        ids.retain(|id| *id < NO_SECTOR);
        Some(ids)
    }
}

/// Whether all chains end: none comes back to where it was.
fn ends(next: &[u32]) -> bool {
    // By which start a place was come to first.
    let mut come_to = vec![usize::MAX; next.len()];
    (0..next.len()).all(|start| {
        let mut at = start;
        while let Some(before) = come_to.get(at) {
            if *before != usize::MAX {
                return *before != start;
            }
            come_to[at] = start;
            at = next[at] as usize;
        }
        true
    })
}

/// The sectors of one chain, which is known to end.
fn chain(next: &[u32], first: u32) -> Vec<u32> {
    std::iter::successors(Some(first), |at| next.get(*at as usize).copied())
        .take_while(|id| *id < NO_SECTOR)
        .take(next.len())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_that_goes_round_is_seen() {
        assert!(ends(&[1, 2, 0xFFFF_FFFE, 1, 0xFFFF_FFFF]));
        assert!(!ends(&[1, 2, 0]));
        assert!(!ends(&[3, 1, 0xFFFF_FFFE, 0xFFFF_FFFE]));
    }

    #[test]
    fn a_sound_workbook_ends_and_a_damaged_one_does_not() {
        let folder = std::path::Path::new("tests/messy/zhongzhuang/14-xls");
        let file = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let file = file.into_iter().find(|path| path.extension().is_some_and(|end| end == "xls")).unwrap();
        let mut bytes = std::fs::read(file).unwrap();
        assert!(chains_end(&bytes));
        // The first sector of the FAT, in it the first place: a chain of itself.
        let fat = u32::from_le_bytes(bytes[0x4C..0x50].try_into().unwrap()) as usize;
        let size = 1 << bytes[0x1E];
        bytes[(fat + 1) * size..][..4].copy_from_slice(&0_u32.to_le_bytes());
        assert!(!chains_end(&bytes));
        assert!(!chains_end(&bytes[..20]));
    }
}
