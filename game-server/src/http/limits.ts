import type { NextFunction, Request, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Changing requests a minute from one address: a school behind one address comes in at once, a flood does not. */
const MOST_CHANGES_PER_MINUTE = 600;

/** Refuses an address that asks for changes too often. The address is the one that the web app settled on. */
export function limitedByAddress() {
  const limiter = new RateLimiterMemory({ points: MOST_CHANGES_PER_MINUTE, duration: 60 });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      next();
      return;
    }
    limiter.consume(String(request.headers['x-real-ip'])).then(
      () => next(),
      ({ msBeforeNext }: { msBeforeNext: number }) => {
        response.setHeader('Retry-After', Math.ceil(msBeforeNext / 1000));
        response.status(429).json({ refused: 'too-many' });
      },
    );
  };
}
