//! The field's terms in both languages: lines, accounts, headings. The glossary, as code.

use super::sentences;

sentences! {
    /// Heading of the county's column.
    county() { "县级", "county" }
}
