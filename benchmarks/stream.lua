-- For wrk: posts prepared contents one after the other, so that no two requests are alike. Arguments: file, first line, path.

local contents, path, turn = {}, "/", 0

function init(arguments)
   path, turn = arguments[3], tonumber(arguments[2])
   for line in io.lines(arguments[1]) do
      contents[#contents + 1] = line
   end
   wrk.headers["Content-Type"] = "application/json"
end

function request()
   turn = turn + 1
   return wrk.format("POST", path, nil, contents[(turn - 1) % #contents + 1])
end

function done(summary, latency, requests)
   local errors = summary.errors
   local lost = errors.connect + errors.read + errors.write + errors.timeout
   io.write(string.format(
      '\n{"requests": %d, "microseconds": %d, "bytes": %d, "p50": %d, "p99": %d, "refused": %d, "lost": %d}\n',
      summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
      errors.status, lost))
end
