//! Sheets to fill in, as xlsx.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Note, Workbook, XlsxError};

use crate::view::Sheet;

/// How many rows below the heading are made ready to be filled in.
const READY: u32 = 60;

/// A workbook with a sheet to fill in and one of explanations. Cells are text, since Excel makes times of ratios. The same sheet is the
/// same bytes.
///
/// # Errors
/// Only where the writer refuses what was asked of it, such as a name that no sheet may have.
pub fn workbook(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("caili").set_creation_datetime(&made));
    let text = Format::new().set_num_format("@");
    let heading = Format::new().set_bold().set_num_format("@").set_align(FormatAlign::Center);
    let page = book.add_worksheet();
    page.set_name(&sheet.name)?;
    page.set_freeze_panes(1, 0)?;
    for (column, (name, help)) in (0_u16..).zip(&sheet.columns) {
        page.set_column_width(column, 18)?;
        page.write_string_with_format(0, column, name, &heading)?;
        page.insert_note(0, column, &Note::new(help).set_author("caili"))?;
        for row in 1..=READY {
            page.write_blank(row, column, &text)?;
        }
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            page.write_string_with_format(row, column, cell, &text)?;
        }
    }
    let help = book.add_worksheet();
    help.set_name(&sheet.help)?;
    help.set_column_width(0, 24)?;
    help.set_column_width(1, 90)?;
    for (row, (name, meaning)) in (0_u32..).zip(&sheet.columns) {
        help.write_string_with_format(row, 0, name, &heading)?;
        help.write_string(row, 1, meaning)?;
    }
    book.save_to_buffer()
}
