import type { NextFunction, Request, Response } from 'express';

/** Whether a request that names this Origin comes from our own pages; clients that are no browsers name none. */
export function isOurOrigin(origin: string | null | undefined, origins: readonly string[]): boolean {
  return !origin || origins.includes(origin);
}

/**
 * Refuses every request that changes something unless it says that our own page sent it. Cookies
 * alone prove nothing: another page can make a browser send them.
 */
export function sameOriginOnly(origins: () => readonly string[]) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { origin } = request.headers;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead || (origin && origins().includes(origin))) next();
    else response.status(403).json({ refused: 'foreign-origin' });
  };
}
