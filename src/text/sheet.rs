//! The words of the sheet in which towns' own numbers are filled in.

use super::sentences;

sentences! {
    /// Name of the sheet.
    name() { "参数表", "parameters" }
    /// Name of the sheet of explanations.
    help() { "填表说明", "what to fill in" }
    /// A heading.
    town() { "镇", "town" }
    /// What belongs there.
    town_help() { "每镇一行，写镇名或 book.toml 里的 id", "a row a town: its name or its id in book.toml" }
    /// A heading.
    since() { "起始年", "since" }
    /// What belongs there.
    since_help() { "从哪一年起执行；以后调整就加一行", "the year from which it holds; a later change is a row of its own" }
    /// What belongs there.
    share_help() {
        "镇得税收地方部分的比例，其余归县，写 40% 或 0.4；本列是文本格式，40:60 不会被改成时间；按什么分由 regimes/main.toml 的 of 决定（local 是地方部分）",
        "the town's part of the local part of taxes, the county has the rest: 40% or 0.4; the column is text, so that 40:60 does not become a time; what is split is said by `of` in regimes/main.toml (`local`)",
    }
    /// What belongs there.
    base_help() {
        "双方认定的税收地方部分基数；现行体制不用，情景 over-base 用：基数以内按分成比例，超出部分按下一列",
        "the agreed base of the local part of taxes; not used today, but by the scenario over-base: the ratio holds within it, the next column over it",
    }
    /// What belongs there.
    over_help() { "超过基数的部分镇得多少（情景 over-base）", "the town's part of what is over the base (scenario over-base)" }
    /// What belongs there.
    bears_help() {
        "这类人员由谁负担：镇、县或 镇70%（其余由县负担）；留空则按 staffing.csv 的负担列",
        "who bears these heads: 镇 or town, 县 or county, 镇70% or town 70% (the county bears the rest); blank as in staffing.csv",
    }
    /// What belongs there.
    remittance_help() { "镇每年上解县的定额，没有写 0", "what the town hands up each year; 0 if nothing" }
    /// What belongs there.
    subsidy_help() { "县每年补助镇的定额，没有写 0", "what the county gives each year; 0 if nothing" }
    /// A heading.
    note() { "备注", "note" }
    /// What belongs there.
    note_help() { "依据的文件", "the document behind it" }
    /// What is written.
    started(folder) { "已写入  {folder}", "wrote    {folder}" }
    /// What to do next.
    next(book) { "下一步  caili check {book}", "next     caili check {book}" }
    /// Of whom receipts are, which the tables do not say.
    whose_receipts() {
        "请核对  表中没有写明口径，收入按全口径读；若只是地方或镇级部分，在 revenue.csv 加一列“口径”，写“地方”或“镇级”",
        "look at  the tables do not say whose receipts they are, and all tiers' are assumed; if they are the local or the town's own part, add a column `scope` to revenue.csv that says `local` or `town`",
    }
    /// C20.
    is_there(file) { "`{file}` 已经存在", "`{file}` is there already" }
    /// What to do about it.
    is_there_hint() { "换一个文件夹或用 `--name` 换一个名称；什么也没有写", "name another folder, or another `--name`; nothing was written" }
    /// C21.
    no_name(name) { "`{name}` 不能作文件夹名", "`{name}` is no name for a folder" }
    /// What to do about it.
    no_name_hint() { "用字母、数字、汉字、`-` 和 `_`，不用 CON、NUL 等设备名", "use letters, digits, Chinese characters, `-` and `_`, and no device such as CON or NUL" }
    /// C22.
    nothing_in_it(files) { "{files} 里没有认出收入数据", "no receipts were found in {files}" }
    /// C23.
    not_understood() { "这张表没有认出来，没有读入", "this sheet was not understood, and is not in the draft" }
    /// What to do about it.
    nothing_in_it_hint() {
        "至少要有一张收入表：有项目（名称或编码）一列，有金额一列，标题或表头里有年份",
        "at least one table of receipts is needed: a column of items (names or codes), one of amounts, and the year in a title or heading",
    }
    /// Drafted with something left out.
    drafted_with_gaps() { "草稿已写出，但上面指出的数没有读入：补上编码后重新运行", "the draft is written, but what is told above is not in it: add codes and run again" }
}
