-- wrk's part of a run: every request is a claim of its own, read from a file of “ticket key” lines, each used once.
-- Arguments: the file, the path, the stock. Prints one line of JSON at the end.

local the_thread

function setup(thread)
    the_thread = thread
end

function init(arguments)
    local file
    file, path, stock = arguments[1], arguments[2], arguments[3]
    lines = io.open(file):lines()
    exhausted = false
end

function request()
    local line = lines()
    if line == nil then
        if not exhausted then
            io.stdout:write("EXHAUSTED\n")
            io.stdout:flush()
        end
        exhausted = true
        lines = function() return nil end
        wrk.thread:stop()
        return wrk.format("GET", "/exhausted")
    end
    local space = line:find(" ", 1, true)
    return wrk.format(
        "POST", path, {["Content-Type"] = "application/json", ["Idempotency-Key"] = line:sub(space + 1)},
        '{"ticket":"' .. line:sub(1, space - 1) .. '","stock_id":"' .. stock .. '"}')
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        'JSON {"requests": %d, "refused": %d, "lost": %d, "took_us": %d, "p50_us": %d, "p99_us": %d, "exhausted": %s}\n',
        summary.requests, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
        summary.duration, latency:percentile(50), latency:percentile(99), tostring(the_thread:get("exhausted"))))
end
