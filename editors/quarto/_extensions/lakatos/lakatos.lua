-- Takes the blocks of lakatos out of a paper, or puts in their place what follows from them.
-- For Pandoc and Quarto; docs/editors/pandoc.md says how to use it.

local ways = { hide = true, show = true, table = true, map = true, ledger = true }
local web = { html = true, html4 = true, html5 = true, revealjs = true, slidy = true, slideous = true, s5 = true, dzslides = true }
local on_paper = FORMAT:match("latex") or FORMAT:match("beamer") or FORMAT:match("context")

-- The widest line of a verbatim block that fits between the margins of LaTeX's article.
local COLUMNS = 80

-- Never what a document names: whoever renders a paper from elsewhere would run whatever it brings.
local program = os.getenv("LAKATOS") or "lakatos"
local of_document = "hide"
local shown = 0

-- Since 3.2 Pandoc knows warnings of filters; `--fail-if-warnings` counts those.
local function warn(message)
  if pandoc.log and pandoc.log.warn then
    pandoc.log.warn("lakatos: " .. message)
  else
    io.stderr:write("[WARNING] lakatos: " .. message .. "\n")
  end
end

local function way_named(word, fallback)
  if ways[word] then
    return word
  end
  warn("there is no way to render a block called `" .. word .. "`: use hide, show, table, map or ledger")
  return fallback
end

-- The drafts, as their author wrote them: Quarto and knitr hand Pandoc a copy of theirs.
local function drafts()
  if quarto and quarto.doc and quarto.doc.input_file then
    return { quarto.doc.input_file }
  end
  return PANDOC_STATE.input_files
end

-- What a command of lakatos prints, or nil. Each runs once, and one that fails is told of once, with what happens then.
local answers = {}
local function answer(arguments, otherwise)
  otherwise = otherwise or "so the block stays hidden"
  local key = table.concat(arguments, " ")
  if answers[key] ~= nil then
    return answers[key] or nil
  end
  local files = drafts()
  if #files == 0 or files[1] == "-" then
    warn("give Pandoc the draft as a file; from standard input lakatos cannot tell what the draft is")
    answers[key] = false
    return nil
  end
  local command = pandoc.List(arguments):clone()
  command:insert("--")
  command:extend(files)
  local is_done, output = pcall(pandoc.pipe, program, command, "")
  if not is_done or output == "" then
    local code = type(output) == "table" and output.error_code
    if is_done or code and code ~= 127 then
      warn("`" .. program .. " " .. key .. "` gave no answer, " .. otherwise)
    else
      warn("the program `" .. program .. "` cannot be run, " .. otherwise .. "; the environment variable `LAKATOS` says where it is")
    end
    answers[key] = false
    return nil
  end
  answers[key] = output
  return output
end

-- Breaks the lines that are too wide for the page, and indents what is left over below the line's last column.
local function folded(text)
  if not on_paper then
    return text
  end
  text = text:gsub("−", "-")
  local lines = {}
  for line in (text:gsub("\n$", "") .. "\n"):gmatch("(.-)\n") do
    -- A word at the right margin moves to the left rather than into a line of its own.
    local excess = (utf8.len(line) or #line) - COLUMNS
    line = line:gsub("(%S)(   +)(%S+[%S ]*)$", function(before, gap, word)
      return before .. (" "):rep(math.max(2, math.min(#gap, #gap - excess))) .. word
    end)
    local indent = #line:match("^ *") + 4
    local last_column = line:match("^.*%S  +()%S")
    if last_column and last_column < COLUMNS * 2 / 3 then
      indent = last_column - 1
    end
    while (utf8.len(line) or #line) > COLUMNS do
      local cut = utf8.offset(line, COLUMNS + 1) or COLUMNS + 1
      local before = line:sub(1, cut):match("^(.*%S) ")
      if not before or #before <= indent then
        break
      end
      lines[#lines + 1] = before
      line = (" "):rep(indent) .. line:sub(#before + 1):gsub("^ +", "")
    end
    lines[#lines + 1] = line
  end
  return table.concat(lines, "\n")
end

local function verbatim(text, class)
  -- The account is wider than a page of the web in Pandoc's own style.
  local style = web[FORMAT] and { style = "font-size: 85%" } or {}
  local block = pandoc.CodeBlock(folded(text), pandoc.Attr("", { class }, style))
  if FORMAT:match("latex") or FORMAT:match("beamer") then
    return { pandoc.RawBlock("latex", "{\\footnotesize"), block, pandoc.RawBlock("latex", "\\par}") }
  end
  return { block }
end

local function show(block)
  shown = shown + 1
  local caption = { pandoc.Strong({ pandoc.Str("Argument " .. shown .. ".") }) }
  if block.attributes.caption then
    table.insert(caption, pandoc.Space())
    table.insert(caption, pandoc.Emph({ pandoc.Str(block.attributes.caption) }))
  end
  local blocks = verbatim(block.text, "lakatos-source")
  table.insert(blocks, 1, pandoc.Para(caption))
  return pandoc.Div(blocks, pandoc.Attr(block.identifier, { "lakatos-argument" }))
end

-- More predictions than fit across a page by title stand there by number, and by title below.
local function numbered(text)
  local header, rest = text:match("^| Case (|.-)\n(.*)$")
  local names = pandoc.List({})
  -- A bar within a title has a backslash before it.
  for name in (header or ""):gsub("\\|", "\0"):gmatch("| ([^|]-) %f[|]") do
    names:insert((name:gsub("\0", "\\|")))
  end
  if #names <= 3 then
    return text
  end
  local numbers, list = "", pandoc.List({})
  for number, name in ipairs(names) do
    numbers = numbers .. " | " .. number
    list:insert("**" .. number .. "** " .. name)
  end
  return "| Case" .. numbers .. " |\n" .. rest .. "\n\n" .. table.concat(list, "; ") .. "\n"
end

local function matrix(block)
  local text = answer({ "matrix", "--format", "markdown" })
  if not text then
    return {}
  end
  local division = pandoc.Div(pandoc.read(numbered(text), "markdown").blocks, pandoc.Attr(block.identifier, { "lakatos-matrix" }))
  return division:walk({
    Table = function(inner)
      local first = #inner.colspecs > 4 and 0.5 or 0.28
      for number, column in ipairs(inner.colspecs) do
        column[2] = number == 1 and first or (1 - first) / (#inner.colspecs - 1)
        inner.colspecs[number] = column
      end
      if block.attributes.caption then
        inner.caption.long = { pandoc.Plain({ pandoc.Str(block.attributes.caption) }) }
      end
      return inner
    end,
    -- LaTeX breaks no line in a name, and its older fonts have neither minus nor ring outside formulas.
    Code = function(code)
      return on_paper and pandoc.Code((code.text:gsub("[-.]", "%0\u{200B}"))) or nil
    end,
    Str = function(word)
      return on_paper and pandoc.Str((word.text:gsub("−", "–"):gsub("∘", "o"))) or nil
    end,
  })
end

-- A page of the web carries the picture in itself; elsewhere Pandoc packs it into the document.
local function address_of_map()
  if web[FORMAT] then
    local picture = answer({ "map", "--format", "svg" })
    return picture and "data:image/svg+xml," .. picture:gsub("[^%w%-._~]", function(character)
      return ("%%%02X"):format(character:byte())
    end)
  end
  local is_drawn = FORMAT:match("epub") or FORMAT:match("markdown") or FORMAT == "gfm"
  local kind = is_drawn and "svg" or "png"
  local picture = answer({ "map", "--format", kind })
  if not picture then
    return nil
  end
  local name = "lakatos-map." .. kind
  pandoc.mediabag.insert(name, is_drawn and "image/svg+xml" or "image/png", picture)
  return name
end

local function map(block)
  local address = address_of_map()
  if not address then
    return {}
  end
  local caption = { pandoc.Str(block.attributes.caption or "Map of the argument") }
  if pandoc.Figure then
    local image = pandoc.Image(caption, address)
    return pandoc.Figure({ pandoc.Plain({ image }) }, { pandoc.Plain(caption) }, pandoc.Attr(block.identifier, { "lakatos-map" }))
  end
  -- Before Pandoc 3 an image whose title begins so is a figure.
  return pandoc.Para({ pandoc.Image(caption, address, "fig:", pandoc.Attr(block.identifier, { "lakatos-map" })) })
end

local function ledger(block)
  local text = answer({ "appraise", "--titles" })
  return text and pandoc.Div(verbatim(text, "lakatos-ledger"), pandoc.Attr(block.identifier)) or {}
end

local renderers = { hide = function() return {} end, show = show, table = matrix, map = map, ledger = ledger }

-- A fence marked lakatos or lak; of an executable cell Quarto makes a class with braces.
local function is_lakatos(block)
  return block.classes:find_if(function(class)
    return class == "lakatos" or class == "lak" or class == "{lakatos}" or class == "{lak}"
  end) ~= nil
end

local function one_spaced(text)
  return (text:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

-- The numbers of the account, by value, and by value and what is written; and the claims that it denies.
local filled
local function account()
  if filled then
    return filled
  end
  filled = { numbers = {}, denied = {} }
  local text = answer({ "claims", "--format", "tsv" }, "so numbers stay as they are written")
  for line in (text or ""):gmatch("[^\n]+") do
    local fields = pandoc.List({})
    for field in (line .. "\t"):gmatch("(.-)\t") do
      fields:insert(field)
    end
    local form, said, state, number, shown, fill = table.unpack(fields, 3, 8)
    if form == "value" and number ~= "" then
      filled.numbers[said] = number
      filled.numbers[said .. "\t" .. shown] = fill
    elseif form == "claim" and state == "contradicted" then
      filled.denied[said] = fields[9]
    end
  end
  return filled
end

-- The number of the account for a value; what is written instead of it decides whether it is a word.
function lakatos_value(said, written)
  said = one_spaced(said)
  local numbers = account().numbers
  local number = numbers[said .. "\t" .. (written or "")] or numbers[said]
  if not number and answers["claims --format tsv"] then
    warn("the account has no number for `" .. said .. "`; `lakatos check` says why")
  end
  return number or (written ~= "" and written) or "??"
end

-- A claim is its own words; a value is the number of the account.
local function in_text(span)
  if not span.classes:includes("lak") then
    return nil
  end
  local claim, value = span.attributes.claim, span.attributes.value
  local denied = claim and account().denied[one_spaced(claim)]
  if denied then
    warn("the text claims `" .. one_spaced(claim) .. "`, and the account says otherwise: " .. denied)
  end
  if not value then
    return span.content
  end
  local written = one_spaced(pandoc.utils.stringify(span.content))
  local number = lakatos_value(value, written)
  return number == written and span.content or { pandoc.Str(number) }
end

-- From LaTeX, where Pandoc is asked to keep the commands that it does not know: `-f latex+raw_tex`.
local function from_latex(text)
  local inner = function(braced) return braced and braced:sub(2, -2) end
  local said, words = text:match("^\\lakclaim%s*(%b{})%s*(%b{})%s*$")
  if said then
    local inlines = pandoc.utils.blocks_to_inlines(pandoc.read(inner(words), "latex").blocks)
    return in_text(pandoc.Span(inlines, pandoc.Attr("", { "lak" }, { claim = inner(said) })))
  end
  local written, value = text:match("^\\lakvalue%s*(%b[])%s*(%b{})%s*$")
  value = value or text:match("^\\lakvalue%s*(%b{})%s*$")
  if value then
    local inlines = written and { pandoc.Str(inner(written)) } or {}
    return in_text(pandoc.Span(inlines, pandoc.Attr("", { "lak" }, { value = inner(value) })))
  end
end

-- What the whole document is given once stands where the last block without a word of its own stood.
local function last_without_word(document)
  local count = 0
  document:walk({
    CodeBlock = function(block)
      if is_lakatos(block) and not block.attributes.render then
        count = count + 1
      end
    end,
  })
  return count
end

function Pandoc(document)
  if document.meta.lakatos then
    of_document = way_named(pandoc.utils.stringify(document.meta.lakatos), "hide")
  end
  local last, count = last_without_word(document), 0
  local is_once = of_document ~= "show" and of_document ~= "hide"
  return document:walk({
    CodeBlock = function(block)
      if not is_lakatos(block) then
        return nil
      end
      local word = block.attributes.render
      if word then
        return renderers[way_named(word, "hide")](block)
      end
      count = count + 1
      if is_once and count < last then
        return {}
      end
      return renderers[of_document](block)
    end,
    Span = in_text,
    -- A comment would be in the source of a web page.
    RawBlock = function(block)
      return block.format:match("html") and block.text:match("^%s*<!%-%-%s*lakatos") and {} or nil
    end,
    RawInline = function(inline)
      if inline.format:match("tex") then
        return from_latex(inline.text)
      end
      return inline.format:match("html") and inline.text:match("^<!%-%-%s*lakatos") and {} or nil
    end,
    -- Quarto puts a cell into a division; from LaTeX an environment that Pandoc does not know comes as one.
    Div = function(division)
      local is_empty_cell = division.classes:includes("cell") and #division.content == 0
      return (is_empty_cell or division.classes:includes("lakatos")) and {} or nil
    end,
  })
end
