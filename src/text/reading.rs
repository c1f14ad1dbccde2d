//! What is said of how tables were read.

use super::sentences;

sentences! {
    /// Title.
    title() { "读入的表", "tables read" }
    /// Heading.
    file() { "文件", "file" }
    /// Heading.
    encoding() { "编码", "encoding" }
    /// Heading.
    figures() { "数据", "figures" }
    /// Heading.
    sums() { "各年合计", "sums by year" }
    /// Heading.
    totals() { "表内合计", "its own totals" }
    /// Totals that agree with their items.
    agree(count) { "{count} 处相符", "{count} agree" }
    /// A column.
    code() { "编码", "code" }
    /// A column.
    amounts_of_item(code) { "`{code}` 的金额", "amounts of `{code}`" }
    /// A column.
    left_out() { "不读", "left out" }
    /// A column of names or identity numbers.
    only_counted() { "只数人数，不读入", "only counted, not taken in" }
    /// A column.
    element_of_pay() { "工资构成", "element of pay" }
    /// A column.
    pay_in_all() { "应发合计", "pay in all" }
    /// A stage.
    budget() { "年初预算", "budget" }
    /// A stage.
    adjusted() { "调整预算", "adjusted budget" }
    /// A stage.
    outturn() { "执行", "outturn" }
    /// A stage.
    final_accounts() { "决算", "final accounts" }
    /// What `--fix` wrote.
    fixed(file) { "已写出整理后的表：{file}", "tidied table written: {file}" }
    /// Nothing to tidy.
    nothing_to_fix() { "各表都已是标准格式，无需整理", "every table is laid out as the book's own: nothing to tidy" }
}
