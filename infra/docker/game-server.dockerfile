FROM node:24-slim AS build
WORKDIR /clearhall
COPY . .
RUN npm ci --no-audit --no-fund && npm run build

FROM node:24-slim
WORKDIR /clearhall
COPY package.json package-lock.json ./
COPY shared-schema shared-schema
COPY game-server game-server
COPY client/package.json client/package.json
COPY bench/package.json bench/package.json
COPY maps maps
RUN npm ci --omit=dev --no-audit --no-fund && mkdir /data && chown node /data
COPY --from=build /clearhall/client/dist client/dist
USER node
ENV NODE_ENV=production
CMD ["node", "game-server/src/main.ts"]
