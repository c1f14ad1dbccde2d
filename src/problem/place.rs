//! Places in what the user gave: a file, a line, the cell of a table.

use std::fmt;
use std::num::NonZeroU32;
use std::sync::Arc;

/// A place in what the user gave. A book keeps one for every row, so that nothing in it is made before it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as the user would name it; empty for a flag of the command line.
    pub file: Arc<str>,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// Column in characters, from 1; 0 where the whole line is meant.
    pub column: u32,
    /// How many characters it spans.
    pub width: u32,
    /// The cell of a table as a spreadsheet names it (`C14`).
    pub cell: Option<CellName>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }

    /// The file, and in a workbook the sheet.
    #[must_use]
    pub fn sheet(&self) -> (&str, Option<&str>) {
        (&self.file, self.cell.as_ref().and_then(|cell| cell.sheet.as_deref()))
    }

    /// A whole line of the file that this is; of the sheet its first cell there, which names it.
    #[must_use]
    pub fn on_line(&self, line: u32) -> Self {
        let row = NonZeroU32::new(line);
        let cell = self.cell.clone().map(|cell| CellName { row: row.unwrap_or(cell.row), ..cell });
        Self { line, cell, ..self.clone() }
    }
}

/// `file:line:column (cell)`, as far as known.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        if let Some(cell) = &self.cell {
            write!(f, " ({cell})")?;
        }
        Ok(())
    }
}

/// A cell as a spreadsheet names it: `C14`, in a workbook `表1!C14`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellName {
    /// The sheet of a workbook.
    pub sheet: Option<Arc<str>>,
    /// The row, from 1.
    pub row: NonZeroU32,
    /// The column, from 0.
    pub column: u32,
}

impl fmt::Display for CellName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "{sheet}!")?;
        }
        write!(f, "{}{}", letters(self.column as usize), self.row)
    }
}

/// A column as a spreadsheet names it: A to Z, AA, …
#[must_use]
pub fn letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => letter.to_string(),
        rest => letters(rest - 1) + &letter.to_string(),
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub place: Place,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
