#!lua name=jinqiu_chatter_1
-- Who said how much: the rule of services/jobfair/domain/chatter.py, on what a viewer said within the window.
-- One sorted set a viewer: score = when, member = struck(0/1):tag:message. Losing it loses no promise.
redis.register_function('jinqiu_chatter_1', function(keys, arguments)
    local gap_ms, minute_ms, minute_most, window_ms, same_most, strikes_max =
        tonumber(arguments[1]), tonumber(arguments[2]), tonumber(arguments[3]),
        tonumber(arguments[4]), tonumber(arguments[5]), tonumber(arguments[6])
    local weighed = {}
    for place, key in ipairs(keys) do
        local first = 7 + (place - 1) * 4
        local at, message, tag, struck =
            tonumber(arguments[first]), arguments[first + 1], arguments[first + 2], arguments[first + 3]
        local said = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
        local known, near, minute, same, strikes, newest = false, false, 0, 0, 1, at
        for index = 1, #said, 2 do
            local member, when = said[index], tonumber(said[index + 1])
            local apart = math.abs(at - when)
            newest = math.max(newest, when)
            known = known or string.sub(member, 20) == message
            near = near or apart < gap_ms
            if apart < minute_ms then minute = minute + 1 end
            if apart < window_ms then
                if string.sub(member, 3, 18) == tag then same = same + 1 end
                if string.sub(member, 1, 1) == '1' then strikes = strikes + 1 end
            end
        end
        if known then
            weighed[place] = 0
        elseif near or minute >= minute_most then
            weighed[place] = 1
        elseif same >= same_most then
            weighed[place] = 2
        else
            redis.call('ZADD', key, at, struck .. ':' .. tag .. ':' .. message)
            redis.call('ZREMRANGEBYSCORE', key, '-inf', newest - 2 * window_ms)
            redis.call('PEXPIRE', key, 2 * window_ms)
            weighed[place] = (struck == '1' and strikes % strikes_max == 0) and 3 or 0
        end
    end
    return weighed
end)
