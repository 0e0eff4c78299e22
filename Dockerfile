# The program of compose.yaml's site and worker. Node 24 comes with the project; the image's own only starts it.
FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --include=dev
COPY . .
RUN chown -R node:node /app
USER node
CMD ["npm", "start"]
