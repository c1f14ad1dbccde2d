//! From bytes to text: the encoding is decided strictly, by byte order mark, then UTF-8, then GB18030, and never guessed.

use std::borrow::Cow;
use std::fmt;

use encoding_rs::{DecoderResult, Encoding as Table, GB18030, UTF_16BE, UTF_16LE};
use memchr::memchr;
use simdutf8::compat::{Utf8Error, from_utf8};

/// How a file's text is written in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// UTF-16, by its byte order mark.
    Utf16,
    /// GB18030, of which GBK and GB2312 are parts.
    Gb18030,
    /// No text: a workbook.
    Workbook,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Gb18030 => "GB18030",
            Self::Workbook => "xlsx",
        })
    }
}

/// The first byte that keeps bytes from being text, from 0, and what they might have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// The byte.
    pub at: usize,
    /// How far the bytes were understood.
    pub encoding: Encoding,
}

/// Bytes as text, without a byte order mark; old Macintosh line ends become usual ones.
///
/// # Errors
/// The first byte that is no text in any of the encodings.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), Undecodable> {
    let (text, encoding) = decoded(bytes)?;
    let has = |byte| memchr(byte, text.as_bytes());
    if let Some(at) = has(b'\0') {
        return Err(Undecodable { at, encoding });
    }
    let is_old = has(b'\n').is_none() && has(b'\r').is_some();
    let text = if is_old { text.replace('\r', "\n").into() } else { text };
    Ok((text, encoding))
}

fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), Undecodable> {
    if let Some(body) = bytes.strip_prefix(b"\xFF\xFE") {
        return strictly(UTF_16LE, body, 2).map(|text| (text, Encoding::Utf16));
    }
    if let Some(body) = bytes.strip_prefix(b"\xFE\xFF") {
        return strictly(UTF_16BE, body, 2).map(|text| (text, Encoding::Utf16));
    }
    if let Some(body) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        let at = |error: Utf8Error| Undecodable { at: error.valid_up_to() + 3, encoding: Encoding::Utf8 };
        return from_utf8(body).map(|text| (text.into(), Encoding::Utf8)).map_err(at);
    }
    match from_utf8(bytes) {
        Ok(text) => Ok((text.into(), Encoding::Utf8)),
        Err(_) => strictly(GB18030, bytes, 0).map(|text| (text, Encoding::Gb18030)),
    }
}

/// Decodes without replacing anything; `before` is how many bytes stand before these in the file.
fn strictly<'b>(table: &'static Table, bytes: &'b [u8], before: usize) -> Result<Cow<'b, str>, Undecodable> {
    if let Some(text) = table.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text);
    }
    let encoding = if table == GB18030 { Encoding::Gb18030 } else { Encoding::Utf16 };
    let mut decoder = table.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 3);
    let mut text = String::with_capacity(room);
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    let back = match result {
        DecoderResult::Malformed(length, after) => usize::from(length) + usize::from(after),
        DecoderResult::InputEmpty | DecoderResult::OutputFull => 0,
    };
    Err(Undecodable { at: before + read.saturating_sub(back), encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_decided_strictly() {
        // 年度 in GBK is C4 EA B6 C8; in UTF-16 5E74 5EA6.
        let read = |bytes: &[u8]| decode(bytes).map(|(text, encoding)| (text.into_owned(), encoding));
        let nian = |encoding| Ok(("年度".to_owned(), encoding));
        assert_eq!(read("年度".as_bytes()), nian(Encoding::Utf8));
        assert_eq!(read("\u{feff}年度".as_bytes()), nian(Encoding::Utf8));
        assert_eq!(read(b"\xC4\xEA\xB6\xC8"), nian(Encoding::Gb18030));
        assert_eq!(read(b"\xFF\xFE\x74\x5E\xA6\x5E"), nian(Encoding::Utf16));
        assert_eq!(read(b"\xFE\xFF\x5E\x74\x5E\xA6"), nian(Encoding::Utf16));
        // 㐀 (U+3400) stands in the four bytes 81 39 EE 39 of GB18030, beyond GBK.
        assert_eq!(read(b"\x81\x39\xEE\x39").map(|(text, _)| text), Ok("㐀".to_owned()));
        assert_eq!(read(b"a\rb\r"), Ok(("a\nb\n".to_owned(), Encoding::Utf8)));
        assert_eq!(read(b"a\r\nb"), Ok(("a\r\nb".to_owned(), Encoding::Utf8)));
    }

    #[test]
    fn what_is_none_is_refused_with_its_byte() {
        let at = |bytes: &[u8]| decode(bytes).map(|_| ()).map_err(|refused| (refused.at, refused.encoding));
        // FF begins no character in UTF-8 nor in GB18030.
        assert_eq!(at(b"year\n\xC4\xEA\xFF"), Err((7, Encoding::Gb18030)));
        // A first byte at the end, without its second.
        assert_eq!(at(b"ab\xC4"), Err((2, Encoding::Gb18030)));
        // After its mark a file is UTF-8 or nothing.
        assert_eq!(at(b"\xEF\xBB\xBFa\xC4\xEA"), Err((4, Encoding::Utf8)));
        // Half a surrogate.
        assert_eq!(at(b"\xFF\xFEa\x00\x00\xD8"), Err((4, Encoding::Utf16)));
        assert_eq!(at(b"a\x00b"), Err((1, Encoding::Utf8)));
    }
}
