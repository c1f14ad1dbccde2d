//! Records of xls: whether they keep to the grid of 65,536 × 256 cells. calamine makes room for what a sheet says of its size, and for all
//! cells up to the farthest, before it looks any further: one damaged byte there asks for more memory than there is.
//!
//! Layout: [MS-XLS] 2.1.4 (records), 2.4.90 (Dimensions), 2.5.13 (Cell).

use super::compound::stream;

/// All cells that a sheet of xls may have.
const GRID: u64 = 65_536 * 256;

/// The last column of xls.
const LAST_COLUMN: u16 = 255;

const DIMENSIONS: u16 = 0x0200;

/// Records that begin with a row and a column: formulas, texts, numbers, several numbers, yes and no.
const CELLS: [u16; 8] = [0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];

/// Whether no record of a compound file's workbook lies beyond the grid; one without a workbook is for others to refuse.
pub(super) fn keeps_to_grid(bytes: &[u8]) -> bool {
    let Some(records) = stream(bytes, "Workbook").or_else(|| stream(bytes, "Book")) else { return true };
    let mut rest = records.as_slice();
    while let Some((header, after)) = rest.split_at_checked(4) {
        let (kind, length) = (short(header, 0), usize::from(short(header, 2)));
        let Some((record, next)) = after.split_at_checked(length) else { return true };
        let in_grid = match (kind, length) {
            (DIMENSIONS, 14..) => {
                cells(long(record, 0), long(record, 4), short(record, 8), short(record, 10)) <= GRID
            }
            (kind, 4..) if CELLS.contains(&kind) => short(record, 2) <= LAST_COLUMN,
            _ => true,
        };
        if !in_grid {
            return false;
        }
        rest = next;
    }
    true
}

/// How many cells lie from a row up to another, and from a column up to another, as calamine reckons: a first column beyond the grid, or
/// the last, is none.
fn cells(row: u32, to_row: u32, column: u16, to_column: u16) -> u64 {
    let column = if column > LAST_COLUMN || to_column < column { 0 } else { column };
    u64::from(to_row.saturating_sub(row)) * u64::from(to_column - column)
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn long(bytes: &[u8], at: usize) -> u32 {
    u32::from(short(bytes, at)) | u32::from(short(bytes, at + 2)) << 16
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The workbook of a town, in which something is put in the place of the first record of a kind.
    fn with(kind: u16, at: usize, put: &[u8]) -> Vec<u8> {
        let mut bytes = std::fs::read("tests/messy/zhongzhuang/14-xls/revenue.xls").unwrap();
        let records = stream(&bytes, "Workbook").unwrap();
        let mut offset = 0;
        while short(&records, offset) != kind {
            offset += 4 + usize::from(short(&records, offset + 2));
        }
        // What the record begins with is found again in the file, where the stream may lie in pieces.
        let begins = &records[offset..offset + 12];
        let found = bytes.windows(12).position(|window| window == begins).unwrap();
        bytes[found + 4 + at..][..put.len()].copy_from_slice(put);
        bytes
    }

    #[test]
    fn sizes_and_cells_beyond_the_grid_are_seen() {
        assert!(keeps_to_grid(&with(DIMENSIONS, 0, &[])));
        // 4,278,190,080 rows and more.
        assert!(!keeps_to_grid(&with(DIMENSIONS, 7, &[0xFF])));
        // A text in column 65,280.
        assert!(!keeps_to_grid(&with(0x00FD, 3, &[0xFF])));
        assert!(keeps_to_grid(b"no compound file"));
    }
}
