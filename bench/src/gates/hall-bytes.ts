import { get } from 'node:http';
import { atMost, type Figure, figure } from '../figures.ts';

/** How many times the bytes of a small hall a large one may take until it can be used. */
const MOST_TIMES = 1.1;

/**
 * What a browser fetches until a hall can be used, compressed as it travels: the page, its scripts and styles, and what
 * the hall consists of. The pictures of the map are the same files in both halls and not counted.
 */
export async function measureHallBytes(origin: string, small: string, large: string): Promise<Figure[]> {
  const page = await pageBytes(origin);
  const { halls } = JSON.parse((await fetched(origin, '/api/halls', 'identity')).body.toString()) as {
    halls: { hallId: string; version: string }[];
  };
  const content = async (hallId: string): Promise<number> => {
    const version = halls.find((hall) => hall.hallId === hallId)?.version;
    return (await fetched(origin, `/api/halls/${hallId}/${version}`)).body.length;
  };
  const [smallBytes, largeBytes] = [await content(small), await content(large)];
  return [
    figure('page of a hall: scripts and styles at once', page, 'B'),
    figure('what a hall of 10 exhibits consists of', smallBytes, 'B'),
    figure('what a hall of 200 exhibits consists of', largeBytes, 'B'),
    atMost('until usable: 200 exhibits over 10', (page + largeBytes) / (page + smallBytes), '×', MOST_TIMES),
  ];
}

async function pageBytes(origin: string): Promise<number> {
  const page = await fetched(origin, '/hall.html');
  const text = (await fetched(origin, '/hall.html', 'identity')).body.toString();
  const named = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, route]) => route as string);
  let bytes = page.body.length;
  for (const route of new Set(named)) bytes += (await fetched(origin, route)).body.length;
  return bytes;
}

/** A reply as it travels: nothing is decompressed. */
function fetched(origin: string, route: string, encoding = 'br, gzip'): Promise<{ body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(`${origin}${route}`, { headers: { 'accept-encoding': encoding, 'x-real-ip': '10.255.0.1' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ body: Buffer.concat(parts) });
        else reject(new Error(`${route} is answered with ${response.statusCode}`));
      });
    }).on('error', reject);
  });
}
