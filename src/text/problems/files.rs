//! What is said of files: found, read, written.

use crate::text::sentences;

sentences! {
    /// F01.
    not_found(path) { "找不到 `{path}`", "there is no `{path}`" }
    /// What a book's folder holds.
    book_needs() {
        "账册是一个文件夹，至少有 `book.toml` 和 `revenue.csv`；新建账册用 `caili init`",
        "a book is a folder that holds at least `book.toml` and `revenue.csv`; `caili init` starts one",
    }
    /// F02.
    unreadable(reason) { "无法读取：{reason}", "cannot be read: {reason}" }
    /// F02.
    not_a_folder(path) { "`{path}` 是文件，不是文件夹", "`{path}` is a file, not a folder" }
    /// F02.
    not_a_file(path) {
        "`{path}` 不是文件，而是文件夹、管道或设备",
        "`{path}` is no file, but a folder, a pipe or a device",
    }
    /// What to do about it.
    close_and_read() {
        "是否正在 Excel 或 WPS 里打开？关闭后再运行",
        "is it open in Excel or WPS? close it and run again",
    }
    /// F17.
    link(path, target) { "`{path}` 是链接，指向 `{target}`", "`{path}` is a link to `{target}`" }
    /// What to do about it.
    link_hint() {
        "账册、情景和体制的文件夹里不跟随链接：把文件本身复制进来",
        "links in the folders of books, scenarios and regimes are not followed: copy the file itself there",
    }
    /// F18.
    changed_meanwhile() { "读取时文件正被改写", "the file was written to while it was read" }
    /// What to do about it.
    changed_meanwhile_hint() { "等它保存完毕再运行", "wait until it has been saved, and run again" }

    /// F03.
    no_text(byte, encoding) {
        "第 {byte} 个字节不是文字（按 {encoding} 读到这里为止）",
        "byte {byte} is no text (it was {encoding} as far as there)",
    }
    /// What to do about it.
    save_as_utf8() {
        "文件损坏，或不是表格；在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”或 xlsx",
        "it is damaged, or no table: save it as `CSV UTF-8 (comma delimited)` or as xlsx",
    }
    /// F03.
    workbook() { "这是 Excel 工作簿，不是文本文件", "this is an Excel workbook, not a text file" }
    /// What is wanted instead.
    text_wanted() {
        "这里要的是文本：设置、体制和情景写在 `.toml` 文件里",
        "text is wanted here: settings, regimes and scenarios are written as `.toml`",
    }
    /// F15.
    no_workbook(reason) { "工作簿打不开：{reason}", "the workbook cannot be opened: {reason}" }
    /// F15, where its reader stumbled.
    damaged_workbook() { "工作簿已损坏，打不开", "the workbook is damaged and cannot be opened" }
    /// What to do about it.
    save_again() {
        "加密或损坏的工作簿读不了：在 Excel 或 WPS 里打开，去掉密码，另存为 xlsx",
        "a workbook that is locked or damaged cannot be read: open it, take the password away, and save it as xlsx",
    }

    /// F22.
    formula_without_value() { "公式还没有算出结果", "this formula has not been worked out" }
    /// What to do about it.
    formula_without_value_hint() {
        "用 Excel 或 WPS 打开这个文件再保存，公式的结果就写进文件里",
        "open the file in Excel or WPS and save it: that writes the results into it",
    }

    /// F23.
    far_away(rows, columns) {
        "这一格离其他格太远：{rows} 行都要有 {columns} 列，几乎全是空格",
        "this cell stands far from all others: {rows} rows would have {columns} columns, nearly all of them blank",
    }
    /// F23, where nobody says which cell.
    cells_apart() {
        "有的格离其他格太远，中间几乎全是空格",
        "some cells stand too far from all others, with nearly all between them blank",
    }
    /// What to do about it.
    clear_what_is_far() {
        "多半是误留的：在 Excel 或 WPS 里按 Ctrl+End 找到它，清除后保存",
        "most likely a slip: find it with Ctrl+End in Excel or WPS, clear it, and save",
    }

    /// F04, the parser's own words.
    toml_syntax(message) { "TOML 写法有误（{message}）", "this is not TOML: {message}" }
    /// F04.
    toml_duplicate_key() { "同一个键写了两次", "the same key is given twice" }
    /// What to do about it.
    toml_keep_one() { "只留一处", "keep one of them" }
    /// F04.
    toml_unquoted() { "文字要加引号", "a text must stand in quotes" }
    /// F04.
    toml_unclosed() { "括号未闭合", "a bracket is not closed" }
    /// F04.
    toml_no_value() { "键后面没有值", "the key has no value" }
    /// F04.
    toml_no_comma() { "两项之间缺逗号", "a comma is missing between two entries" }
    /// How TOML is written.
    toml_how() {
        "一行写一个 `键 = 值`；文字、比例、金额都加半角引号，如 `\"40%\"`、`\"320万元\"`",
        "write one `key = value` a line; texts, ratios and amounts stand in straight quotes: `\"40%\"`, `\"320万元\"`",
    }
    /// F05.
    toml_date() { "这里用不到日期", "a date is of no use here" }
    /// Years are numbers.
    toml_year() { "年份只写数字，如 `2026`", "a year is a number, such as `2026`" }

    /// F06.
    empty_table() { "文件是空的", "the file is empty" }
    /// What a table begins with.
    header_first() { "第一行写表头", "the first line holds the headers" }
    /// The same, with the headers of the table that is meant.
    header_first_as(header) { "第一行写表头，如 `{header}`", "the first line holds the headers, such as `{header}`" }
    /// The headers of a table of scenarios.
    header_of_scenarios() { "参数,50-50,60-40", "key,50-50,60-40" }
    /// F07.
    no_rows() { "只有表头，没有数据", "there are headers, but no figures below" }
    /// An empty table against none.
    no_rows_hint() {
        "没有数就删掉这个文件，或删掉、隐藏这张工作表：没有的表算“未知”，空表会算成 0",
        "delete the file, or delete or hide the sheet, if there is nothing to say: a missing table is unknown, an empty one would count as 0",
    }
    /// F08.
    ragged(found, wanted) {
        "这一行有 {found} 格，表头是 {wanted} 格",
        "this row has {found} cells, the header {wanted}",
    }
    /// Why a row is too long.
    too_long_hint() {
        "带千分位逗号的数要加引号（`\"1,200\"`）或去掉逗号",
        "a number with a thousands separator stands in quotes (`\"1,200\"`), or without the comma",
    }
    /// Why a row is too short.
    too_short_hint() { "空单元格也要保留逗号", "blank cells keep their commas" }
    /// F09.
    duplicate_header(name) { "表头 `{name}` 出现两次", "the header `{name}` stands there twice" }
    /// What to do about it.
    one_header_each() { "一列一个名称", "give each column a name of its own" }
    /// F10.
    blank_header(column) { "{column} 列有数，却没有表头", "column {column} has values, but no header" }
    /// What to do about it.
    name_or_delete() { "写上表头，或删掉这一列", "name the column, or delete it" }
    /// F10.
    one_cell_header() { "第一行只有一格，不是表头", "the first line has one cell only, so it is no header" }
    /// What to do about it.
    delete_title() {
        "表头之前的标题、“单位：万元”等行请删去；单位写进表头，如 `金额(万元)`",
        "delete titles and lines such as `单位:万元` above the header; the unit belongs in the header, as in `amount(万元)`",
    }
    /// What to do about it.
    use_commas(mark) { "各列似乎用 `{mark}` 隔开，请改用半角逗号", "the columns seem to be separated by `{mark}`: use commas" }
    /// F11.
    unused_file(name) { "账册里没有 `{name}` 这张表，未读取", "a book has no table called `{name}`: it was not read" }
    /// F11, of a workbook.
    name_sheets_hint() {
        "工作表按内容取名：`收入`、`支出`、`转移支付`、`编制`、`参数`…；隐藏的工作表不读",
        "name its sheets after what they are: `revenue`, `expenditure`, `transfers`, `staffing`, `parameters` …; hidden ones are not read",
    }
    /// F11.
    unused_sheet(name) {
        "工作表 `{name}` 看不出是哪张表，未读取",
        "the name of the sheet `{name}` does not say which table it is: it was not read",
    }
    /// F06.
    empty_sheet(name) { "工作表 `{name}` 是空的，未读取", "the sheet `{name}` is blank: it was not read" }
    /// A blank sheet against none.
    empty_sheet_hint() {
        "没有的表算“未知”；确实没有数的，写上表头和 0",
        "a missing table is unknown; if there was nothing, write the headers and a 0",
    }
    /// F12.
    open_quote() { "这里的引号未闭合", "this quote is never closed" }
    /// What to do about it.
    close_quote() {
        "补上收尾的引号；格子里本身的引号要写两次（`\"\"`）",
        "close it; a quote inside a cell is written twice (`\"\"`)",
    }

    /// F14.
    unwritable(reason) { "无法写入：{reason}", "cannot be written: {reason}" }
    /// What to do about it.
    file_for_folder(file) {
        "`{file}` 是文件，不是文件夹；请换一个文件夹（run、compare 用 `--out`）",
        "`{file}` is a file, not a folder: name another folder (run and compare: `--out`)",
    }
    /// What to do about it.
    folder_for_file(folder) {
        "`{folder}` 是文件夹，占了文件的位置：把它移走，或换一个文件夹（run、compare 用 `--out`）",
        "`{folder}` is a folder where a file should go: move it, or name another folder (run and compare: `--out`)",
    }
    /// What to do about it.
    folder_is_closed(folder) {
        "不能写入 `{folder}`：看有没有写入权限，或换一个文件夹（run、compare 用 `--out`）",
        "nothing can be written to `{folder}`: may you write there? or name another folder (run and compare: `--out`)",
    }
    /// What to do about it.
    file_is_closed(file) {
        "不能替换 `{file}`：看有没有写入权限，或换一个文件夹；原有文件没有改动",
        "`{file}` may not be replaced: may you write to it? or name another folder; what was there is untouched",
    }
    /// What to do about it; nothing was changed.
    close_in_office() {
        "是否正在 Excel 或 WPS 里打开？关闭后再运行；原有输出没有改动",
        "is it open in Excel or WPS? close it and run again; the earlier output is untouched",
    }
    /// What to do about it; nothing was changed.
    disk_is_full() {
        "磁盘已满，或不许有这么大的文件：腾出空间，或换一个磁盘；原有文件没有改动",
        "the disk is full, or allows no file of this size: make room, or name a folder on another disk; what was there is untouched",
    }
    /// What to do about it.
    disk_is_read_only() {
        "这个磁盘只读：换一个磁盘上的文件夹",
        "this disk can only be read: name a folder on another",
    }
    /// What to do about it.
    name_for_disk() { "这个磁盘不接受这样的名称：换一个名称", "the disk takes no such name: choose another" }
    /// What to do about it; nothing was changed.
    another_folder() {
        "换一个文件夹试试（run、compare 用 `--out`）；原有文件没有改动",
        "try another folder (run and compare: `--out`); what was there is untouched",
    }
    /// F16.
    not_of_the_last_run(files) {
        "`run.json` 里没有这样的 {files}：后来改过，或有一次运行中断",
        "`run.json` does not speak of these as they are: {files}; they were changed since, or a run was cut short",
    }
    /// What to do about it.
    not_of_the_last_run_hint() {
        "本次要写的已替换，其余未动；自己的改动请另存到别的文件夹",
        "those that this run writes are replaced now, others are left; keep changes of your own in another folder",
    }
}
