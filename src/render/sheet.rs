//! Sheets to fill in, as xlsx.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Note, Workbook, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::view::Sheet;

/// How many rows below the heading are made ready to be filled in.
const READY: u32 = 60;
/// How high a line is, in points, and how many character cells an explanation has in one. Not every program that opens a
/// sheet makes rows as high as their text.
const LINE: u32 = 17;
const CELLS_IN_A_LINE: usize = 84;

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
    let heading = Format::new().set_bold().set_num_format("@").set_text_wrap();
    let heading = heading.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let page = book.add_worksheet();
    page.set_name(&sheet.name)?;
    page.set_freeze_panes(1, 1)?;
    page.set_row_height(0, 2 * LINE)?;
    page.set_landscape().set_print_fit_to_pages(1, 0);
    for (column, (name, help)) in (0_u16..).zip(&sheet.columns) {
        page.set_column_width(column, if column == 0 { 20 } else { 14 })?;
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
    help.set_landscape().set_print_fit_to_pages(1, 0);
    help.set_column_width(0, 30)?;
    help.set_column_width(1, 90)?;
    for (row, (name, meaning)) in (0_u32..).zip(&sheet.columns) {
        help.write_string_with_format(row, 0, name, &heading)?;
        help.write_string_with_format(row, 1, meaning, &wrapped)?;
        let lines = u32::try_from(meaning.width().div_ceil(CELLS_IN_A_LINE)).unwrap_or(1);
        help.set_row_height(row, lines * LINE)?;
    }
    book.save_to_buffer()
}
