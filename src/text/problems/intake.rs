//! What is said of sheets that are not laid out as the book's own tables.

use crate::text::sentences;

sentences! {
    /// B70.
    ratio_became_date(text) {
        "`{text}` 是日期或时间：Excel 把比例（如 40:60、4/6）改成了它",
        "`{text}` is a date or a time: that is what Excel makes of a ratio such as 40:60 or 4/6",
    }
    /// What to do about it.
    ratio_became_date_hint() {
        "把这一列设成“文本”格式再输，或写成百分数，如 `40%`",
        "format the column as text and type it again, or write it in per cent: `40%`",
    }
    /// B71.
    which_year(column) { "`{column}` 是哪一年的数？", "of which year is `{column}`?" }
    /// What to do about it.
    which_year_hint() {
        "把年份写进标题（如 2023年收入决算表）、表头（2023年决算数）或文件名（收入-2023.xlsx）",
        "write the year into the title, the heading (`2023 final`) or the file's name (`revenue-2023.xlsx`)",
    }
    /// B72.
    unmatched(name) { "`{name}` 不是预算科目的名称，又没有编码", "`{name}` is the name of no budget item, and there is no code" }
    /// What to do about it.
    unmatched_hint() {
        "在名称前写上编码，如 `10199 其他税收收入`；不要的行请删去",
        "write a code before the name, as in `10199 other tax revenue`; delete the row if it is not wanted",
    }
    /// B73.
    total_differs(name, total, sum, difference) {
        "`{name}` 是 {total}，各项合计 {sum}，相差 {difference}",
        "`{name}` is {total}, its items add up to {sum}: {difference} apart",
    }
    /// What to do about it.
    total_differs_hint() {
        "合计不读入，以各项为准；看看是否漏了项、重了项或输错了数",
        "the total is left out and the items count: is one missing, twice there, or mistyped?",
    }
    /// B74.
    nameless(amount) { "这一行有数（{amount}），却没有项目", "this row has an amount ({amount}), but no item" }
    /// What to do about it.
    nameless_hint() { "写上项目名称或编码", "name the item or its code" }
}
