#!lua name=jinqiu_gate_1
-- Counts each citizen's attempts in a window; answers which of them are over the limit. Losing it loses no promise.
redis.register_function('jinqiu_gate_1', function(keys, arguments)
    local limit, window_ms = tonumber(arguments[1]), tonumber(arguments[2])
    local over = {}
    for place, key in ipairs(keys) do
        local count = redis.call('INCR', key)
        if count == 1 then
            redis.call('PEXPIRE', key, window_ms)
        end
        if count > limit then
            over[#over + 1] = place - 1
        end
    end
    return over
end)
