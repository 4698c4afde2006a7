-- wrk's part of a run at the tills: every request is one that a till signed beforehand, read from a file of
-- “key-id timestamp signature number body” lines, each used once. Arguments: the file, the path. Prints one line of JSON.

local the_thread

function setup(thread)
    the_thread = thread
end

function init(arguments)
    local file
    file, path = arguments[1], arguments[2]
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
    local key_id, timestamp, signature, number, body = line:match("^(%S+) (%S+) (%S+) (%S+) (.*)$")
    return wrk.format("POST", path, {
        ["Content-Type"] = "application/json", ["Idempotency-Key"] = number, ["Jinqiu-Key-Id"] = key_id,
        ["Jinqiu-Timestamp"] = timestamp, ["Jinqiu-Signature"] = signature}, body)
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        'JSON {"requests": %d, "refused": %d, "lost": %d, "took_us": %d, "p50_us": %d, "p99_us": %d, "exhausted": %s}\n',
        summary.requests, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
        summary.duration, latency:percentile(50), latency:percentile(99), tostring(the_thread:get("exhausted"))))
end
