# The image of the API with its dashboard and of the executor; docker-compose.yml starts both. Target `gpu`: an executor
# with native TensorFlow and the CUDA libraries that it needs.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# plain install, never ci: a lock file written where foreign-platform binaries are unavailable misses them
RUN npm install --include=dev --no-audit --no-fund --loglevel=error
COPY . .
RUN node scripts/build.mjs

FROM build AS pruned
RUN npm prune --omit=dev --no-audit --no-fund --loglevel=error

FROM build AS native
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-pip g++ make \
    && node scripts/setup-native.mjs --gpu --without-device

FROM node:20-bookworm-slim AS service
ENV NODE_ENV=production \
    GRADLENS_HOME=/home/node/gradlens \
    GRADLENS_LOG=stderr
WORKDIR /app
COPY --from=pruned /app/package.json ./
COPY --from=pruned /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/apps/dashboard/dist ./apps/dashboard/dist
COPY --from=build /app/examples ./examples
COPY --chmod=755 deploy/docker/gradlens.mjs ./bin/gradlens.mjs
RUN ln -s /app/bin/gradlens.mjs /usr/local/bin/gradlens \
    && install -d -m 700 -o node -g node /home/node/gradlens
USER node
VOLUME /home/node/gradlens
ENTRYPOINT ["gradlens"]
CMD ["serve"]

FROM service AS gpu
COPY --from=native /app/native ./native
CMD ["worker"]

FROM service
