//! What is said of payroll lists: never what a cell of a person's row holds.

use crate::text::sentences;

sentences! {
    /// B40.
    list_of_people() { "这是一张人员名单，不能作这张表", "this is a list of people, which this table cannot be" }
    /// What to do about it.
    list_of_people_hint() {
        "工资表按类别汇总后作人员表：文件名或工作表名用 `人员` 或 `工资` 开头；姓名和身份证号不读入",
        "payroll lists are added up as staffing: let the file's or the sheet's name begin with `staffing` or `payroll`; names and identity numbers are not taken in",
    }
    /// B41.
    no_pay() { "人员名单里没有工资一列", "the list of people has no column of pay" }
    /// What to do about it.
    no_pay_hint() { "要有 `应发合计`，或 `基本工资`、`津贴补贴`、`绩效工资` 等列", "it needs `gross`, or elements such as `basic wage`, `allowance`, `bonus`" }
    /// B41.
    no_category() { "人员名单没有写明是哪类人员", "the list of people does not say of what category they are" }
    /// What to do about it.
    no_category_hint() {
        "加上 `类别` 列（行政编制、事业编制、编外、离退休…），或在标题、表名、文件名里写明",
        "add a column `category` (civil service, institution, contract, retired …), or say it in the title, the sheet's or the file's name",
    }
    /// B42.
    not_understood(heading) {
        "`{heading}` 列的这一格看不懂（人员名单的内容不在这里显示）",
        "this cell of `{heading}` is not understood (what lists of people hold is not shown)",
    }
    /// What to do about it.
    categories_hint() {
        "写行政编制、事业编制、工勤、编外、离退休、借调、派驻机构或双重管理；自设的类别写在后面，如 `编外-村干部`",
        "write civil service, institution, worker, contract, retired, seconded, dispatched or dual management; a category of your own goes behind one, as in `contract-village`",
    }
    /// What to do about it.
    not_understood_hint() { "看看这一行是不是错了位", "have the cells of this row moved aside?" }
    /// B43.
    no_amount(heading) {
        "`{heading}` 列的这一格不是金额（人员名单的内容不在这里显示）",
        "this cell of `{heading}` is not an amount (what lists of people hold is not shown)",
    }
    /// What to do about it.
    no_amount_hint() { "改成数；没有就留空；公式出错的先在原表里改好", "write a number, or leave it blank; mend formulas that failed" }
    /// B43.
    nobodys() { "这一行有数，却没有人", "this row has amounts, but nobody" }
    /// What to do about it.
    nobodys_hint() { "补上姓名或证件号；合计行写上“合计”", "name the person, or write `total` if it is one" }
    /// B44.
    parts_differ(count, difference) {
        "有 {count} 行各项工资之和不等于应发合计（共相差 {difference} 元）：按应发合计计",
        "in {count} rows the elements do not add up to the pay in all ({difference} yuan apart together): the pay in all counts",
    }
    /// What to do about it.
    parts_differ_hint() {
        "看看是否有一项没有认出来（`caili check` 列出每列读作什么），或应发合计包含了别的项目",
        "was an element not understood (`caili check` tells what each column was taken for), or does the pay in all hold something else?",
    }
    /// B45.
    not_all_months(year, months) {
        "{year} 年只有 {months} 个月的工资表：按每月相同折算成全年",
        "there are payroll lists of {months} of the twelve months of {year}: the year is reckoned as if all were like them",
    }
    /// What to do about it.
    not_all_months_hint() {
        "放入 12 个月的工资表，或全年的汇总；年终一次性奖金不在折算之内",
        "give all twelve, or one of the whole year; what is paid once a year is in none of these months",
    }
    /// B71.
    which_year() { "这张工资表是哪一年的？", "of which year is this payroll list?" }
    /// What to do about it.
    which_year_hint() {
        "把年份写进标题（如 2024年12月工资表）、`年度` 列或文件名（工资-2024.xlsx）",
        "write the year into the title, a column `year`, or the file's name (`payroll-2024.xlsx`)",
    }
    /// B73.
    total_differs(name, column, total, sum, difference) {
        "`{name}` 行的 `{column}` 是 {total}，各人合计 {sum}，相差 {difference}（元）",
        "`{column}` of `{name}` is {total}, the people add up to {sum}: {difference} yuan apart",
    }
    /// What to do about it.
    total_differs_hint() { "合计不读入，以各人为准；看看是否漏了人", "the total is left out and the people count: is one missing?" }
}
