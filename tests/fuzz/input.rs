//! Inputs out of a seed: random bytes, words of the language in random order, and files that are in order with some bytes changed.

use crate::common::random::Lcg;

/// What tables, regimes, keys and cells are made of.
const WORDS: [&str; 96] = [
    "年度",
    "科目编码",
    "金额(万元)",
    "金额",
    "镇",
    "阶段",
    "口径",
    "year",
    "code",
    "amount(yuan)",
    "town",
    "项目",
    "决算数",
    "预算数",
    "2023年",
    "2024",
    "10101",
    "1010102",
    "110",
    "230",
    "301",
    "增值税",
    "其中：",
    "合计",
    "一、",
    "(一)",
    "[10101]",
    "单位：万元",
    "决算",
    "一般公共预算",
    "全口径",
    "行政编制",
    "编制数",
    "实有人数",
    "负担",
    "镇70%",
    "基本工资(元/人年)",
    "1,234.56",
    "（82）",
    "△82",
    "12.5%",
    "—",
    "4/6",
    "4:6",
    "40:60",
    "4月6日",
    "12:00:00",
    "１２３４",
    "￥1",
    "320万元",
    "3.5亿元",
    "-0",
    "0.001",
    "99999999999999999999",
    "1e5",
    "[[rule]]\n",
    "[growth]\n",
    "[[town]]\n",
    "[[change]]\n",
    "[[shock]]\n",
    "[[loan]]\n",
    "[[staffing.posts]]\n",
    "id = \"a\"\n",
    "since = 2019\n",
    "until = 2022\n",
    "covers = [\"101\", \"-10118\"]\n",
    "split = { of = \"local\", town = \"40%\" }\n",
    "statute = { central = \"50%\" }\n",
    "sum.up = \"3万元\"\n",
    "guarantee = { on = \"usable\", at = { actual = 2024 }, below = \"100%\", with = \"pool\" }\n",
    "plus = { less = \"1元\" }",
    "extends = \"baseline\"\n",
    "regime = \"r\"\n",
    "\"2026..\" = \"3%\"\n",
    "years = \"..\"\n",
    "..",
    "2026..2030",
    "..2199",
    "town_share",
    "growth.101",
    "share.town",
    "staffing.pay_growth",
    "fund.x.amount",
    "loan.x.term",
    "data",
    "true",
    "=",
    ".",
    "\"",
    "'''",
    "\"\"\"",
    "{",
    "}",
    "[",
    "]",
    "#",
];

/// Signs that trip readers up.
const SIGNS: [&str; 24] = [
    "\n",
    "\r\n",
    "\r",
    ",",
    ",,,",
    "\t",
    ";",
    "|",
    "\"",
    "\"\"",
    " ",
    "\u{3000}",
    "\u{feff}",
    "\u{0}",
    "\u{7f}",
    "\u{202e}",
    "e\u{301}",
    "👩‍👩‍👧",
    "\u{2028}",
    "\\",
    "\\u0000",
    "-",
    "%",
    "\u{ff0c}",
];

/// Bytes of some kind; `valid` is a file that is in order.
pub fn bytes(valid: &[u8], lcg: &mut Lcg) -> Vec<u8> {
    match lcg.below(10) {
        0 => (0..lcg.below(200)).map(|_| byte(lcg)).collect(),
        1..=3 => text(lcg).into_bytes(),
        _ => changed(valid, lcg),
    }
}

/// Words and signs in random order.
pub fn text(lcg: &mut Lcg) -> String {
    let count = if lcg.chance(2) { 2_000 } else { 40 };
    (0..lcg.below(count)).map(|_| if lcg.chance(50) { lcg.pick(&WORDS) } else { lcg.pick(&SIGNS) }).collect()
}

/// A cell, a key or a number: few words, or one that is far too long.
pub fn word(lcg: &mut Lcg) -> String {
    let piece = |lcg: &mut Lcg| match lcg.below(6) {
        0 | 1 => lcg.pick(&WORDS).to_owned(),
        2 => lcg.pick(&SIGNS).to_owned(),
        3 => lcg.next().to_string(),
        4 => format!("{}.{}", lcg.next() % 1_000_000, lcg.next()),
        _ => char::from_u32(u32::try_from(lcg.next() % 0x3000).expect("small"))
            .map(String::from)
            .unwrap_or_default(),
    };
    let mut word: String = (0..=lcg.below(3)).map(|_| piece(lcg)).collect();
    if lcg.chance(1) {
        word = word.repeat(1 + lcg.below(2_000));
    }
    word
}

/// The file with up to eight changes: bytes other, gone, doubled or moved.
fn changed(valid: &[u8], lcg: &mut Lcg) -> Vec<u8> {
    let mut bytes = valid.to_vec();
    for _ in 0..=lcg.below(8) {
        if bytes.is_empty() {
            break;
        }
        let (at, length) = (lcg.below(bytes.len()), lcg.below(30));
        let end = (at + length).min(bytes.len());
        match lcg.below(6) {
            0 => bytes[at] = byte(lcg),
            1 => drop(bytes.drain(at..end)),
            2 => bytes.extend_from_within(at..end),
            3 => drop(bytes.splice(at..at, lcg.pick(&SIGNS).bytes())),
            4 => drop(bytes.splice(at..end, lcg.pick(&WORDS).bytes())),
            _ => bytes.truncate(at),
        }
    }
    bytes
}

fn byte(lcg: &mut Lcg) -> u8 {
    u8::try_from(lcg.next() % 256).expect("a byte")
}
