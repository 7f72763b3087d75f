# The stand-in for the Sferum side. For trying and for tests; it never listens beyond loopback.
# From the root of the repository: docker build -f deploy/containers/Sandbox.Dockerfile -t sferum-sandbox .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Sferum.Sandbox --configuration Release --output /out -p:UseAppHost=false && mkdir /data

# Without a shell and a package manager; "extra" has ICU and time zones, which the order of Russian names needs.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /out .
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
ENV Sandbox__DataDirectory=/data
ENV DOTNET_gcServer=0
USER $APP_UID
VOLUME /data
# The end in order takes at most Sferum:Shutdown:Timeout (25 s): give it more (docker stop --timeout 40, terminationGracePeriodSeconds: 40).
STOPSIGNAL SIGTERM
ENTRYPOINT ["dotnet", "Sferum.Sandbox.dll"]
