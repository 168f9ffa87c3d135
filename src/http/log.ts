import { ArgumentError, ResponseError } from "../errors.js";
import { firstLineOf, type Hooks } from "./call-events.js";
import type { LogFields, Logger, RequestEvent, TransportOptions } from "./options.js";
import { shownValue } from "./redact.js";

const levels = ["debug", "info", "warn", "off"] as const;
type Level = (typeof levels)[number];

/** The observers that write the log; none of those whose level is not logged. */
export function logHooks(
  logger: Logger | undefined,
  variable = environmentVariable("ADP_LOG"),
): Hooks & Pick<TransportOptions, "onWarning"> {
  checkLogger(logger);
  const lowest = levelFrom(variable) ?? (logger ? "debug" : "off");
  const isLogged = (level: Level) => levels.indexOf(level) >= levels.indexOf(lowest);
  const log = logger ?? stderr;
  return {
    onRequest: isLogged("debug") ? (event) => log.debug(attemptOf(event), { ...event }) : undefined,
    onResponse: isLogged("info")
      ? (event) => log.info(`${attemptOf(event)}: ${event.status} in ${event.durationMs} ms`, { ...event })
      : undefined,
    onRetry: isLogged("warn")
      ? (event) => log.warn(`${attemptOf(event)}: ${event.reason}; sent again in ${event.delayMs} ms`, { ...event })
      : undefined,
    onError: isLogged("warn") ? (event) => logFailure(log, event) : undefined,
    onWarning: isLogged("warn") ? ({ code, message }) => log.warn(`${code}: ${message}`, { code }) : undefined,
  };
}

/** "GET /v1/apps (attempt 2, request id ABC.1)" */
function attemptOf(event: RequestEvent & { requestId?: string | undefined }): string {
  const { method, path, attempt, requestId } = event;
  return `${method} ${path} (attempt ${attempt}${requestId ? `, request id ${requestId}` : ""})`;
}

function logFailure(log: Logger, { error, ...event }: RequestEvent & { error: unknown }): unknown {
  const reason = firstLineOf(error);
  const { status, requestId } = error instanceof ResponseError ? error : {};
  const { code } = Object(error) as LogFields;
  const fields = { ...event, reason, status, requestId, code: typeof code === "string" ? code : undefined };
  return log.warn(`${attemptOf({ ...event, requestId })}: failed: ${reason}`, fields);
}

/** Not `console`, whose `debug` and `info` write to stdout. */
const stderr: Logger = {
  debug: (message) => console.error(`alternative-distribution debug: ${message}`),
  info: (message) => console.error(`alternative-distribution info: ${message}`),
  warn: (message) => console.error(`alternative-distribution warn: ${message}`),
};

function checkLogger(logger: Partial<Logger> | undefined): void {
  if (logger === undefined) return;
  const { debug, info, warn } = Object(logger) as Partial<Logger>;
  if ([debug, info, warn].every((log) => typeof log === "function")) return;
  throw new ArgumentError("logger: must be an object with functions debug, info and warn, such as console");
}

function levelFrom(variable: string | undefined): Level | undefined {
  const name = (variable ?? "").trim().toLowerCase();
  const level = levels.find((one) => one === name);
  if (level || name === "") return level;
  throw new ArgumentError(`ADP_LOG: must be debug, info, warn or off, not ${shownValue(variable)}`);
}

interface Environment {
  process?: { env?: Record<string, string | undefined> };
  Deno?: { permissions?: { querySync?: (permission: object) => { state: string } } };
}

/** A variable, where there is an environment. Deno would ask its user for a permission that was not given. */
export function environmentVariable(name: string, runtime: object = globalThis): string | undefined {
  const { process, Deno } = runtime as Environment;
  const permission = Deno?.permissions?.querySync?.({ name: "env", variable: name });
  return permission && permission.state !== "granted" ? undefined : process?.env?.[name];
}
