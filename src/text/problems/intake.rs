//! What is said of sheets that are not laid out as the book's own tables.

use crate::text::sentences;

sentences! {
    /// B70.
    ratio_became_date(text) {
        "`{text}` 是日期或时间\u{ff1a}Excel 把比例\u{ff08}如 40:60、4/6\u{ff09}改成了它",
        "`{text}` is a date or a time: that is what Excel makes of a ratio such as 40:60 or 4/6",
    }
    /// What to do about it.
    ratio_became_date_hint() {
        "把这一列设成“文本”格式再输\u{ff0c}或写成百分数\u{ff0c}如 `40%`",
        "format the column as text and type it again, or write it in per cent: `40%`",
    }
    /// B71.
    which_year(column) { "`{column}` 是哪一年的数\u{ff1f}", "of which year is `{column}`?" }
    /// What to do about it.
    which_year_hint() {
        "把年份写进标题\u{ff08}如 2023年收入决算表\u{ff09}、表头\u{ff08}2023年决算数\u{ff09}或文件名\u{ff08}收入-2023.xlsx\u{ff09}",
        "write the year into the title, the heading (`2023 final`) or the file's name (`revenue-2023.xlsx`)",
    }
    /// B72.
    unmatched(name) { "`{name}` 不是预算科目的名称\u{ff0c}又没有编码", "`{name}` is the name of no budget item, and there is no code" }
    /// What to do about it.
    unmatched_hint() {
        "在名称前写上编码\u{ff0c}如 `10199 其他税收收入`\u{ff1b}不要的行请删去",
        "write a code before the name, as in `10199 other tax revenue`; delete the row if it is not wanted",
    }
    /// B73.
    total_differs(name, total, sum, difference) {
        "`{name}` 是 {total}\u{ff0c}各项合计 {sum}\u{ff0c}相差 {difference}",
        "`{name}` is {total}, its items add up to {sum}: {difference} apart",
    }
    /// What to do about it.
    total_differs_hint() {
        "合计不读入\u{ff0c}以各项为准\u{ff1b}看看是否漏了项、重了项或输错了数",
        "the total is left out and the items count: is one missing, twice there, or mistyped?",
    }
    /// B74.
    nameless(amount) { "这一行有数\u{ff08}{amount}\u{ff09}\u{ff0c}却没有项目", "this row has an amount ({amount}), but no item" }
    /// What to do about it.
    nameless_hint() { "写上项目名称或编码", "name the item or its code" }
}
